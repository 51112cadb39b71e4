package dev.tunegate.bootstrap.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.tunegate.application.shared.Step;
import dev.tunegate.application.shared.UseCase;
import dev.tunegate.domain.shared.OutboundPort;
import java.time.Instant;

/** One sentence a rule; house.md's section 6, as far as Maven does not enforce it. */
@AnalyzeClasses(packages = "dev.tunegate", importOptions = ShippedClasses.class)
final class HouseRulesTest {

    private static final String[] INBOUND = {"dev.tunegate.api..", "dev.tunegate.admin.."};

    @ArchTest
    static final ArchRule the_domain_knows_only_itself_and_the_jdk =
            classes()
                    .that()
                    .resideInAPackage("dev.tunegate.domain..")
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage(
                            "dev.tunegate.domain..", "java..", "javax.crypto..", "org.jspecify..");

    @ArchTest
    static final ArchRule the_application_adds_slf4j =
            classes()
                    .that()
                    .resideInAPackage("dev.tunegate.application..")
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage(
                            "dev.tunegate.application..",
                            "dev.tunegate.domain..",
                            "java..",
                            "org.jspecify..",
                            "org.slf4j..");

    @ArchTest
    static final ArchRule columns_of_the_domain_form_no_cycles =
            slices().matching("dev.tunegate.domain.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule columns_of_the_application_form_no_cycles =
            slices().matching("dev.tunegate.application.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule columns_of_the_persistence_form_no_cycles =
            slices().matching("dev.tunegate.persistence.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule columns_of_the_api_form_no_cycles =
            slices().matching("dev.tunegate.api.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule columns_of_the_console_form_no_cycles =
            slices().matching("dev.tunegate.admin.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule provider_folders_do_not_know_each_other =
            noClasses()
                    .that()
                    .resideInAPackage("dev.tunegate.providers.simulator..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "dev.tunegate.providers.openai..",
                            "dev.tunegate.providers.openaiwire..");

    @ArchTest
    static final ArchRule inbound_adapters_touch_no_port =
            noClasses()
                    .that()
                    .resideInAnyPackage(INBOUND)
                    .should()
                    .dependOnClassesThat()
                    .areAnnotatedWith(OutboundPort.class);

    @ArchTest
    static final ArchRule inbound_adapters_touch_no_step =
            noClasses()
                    .that()
                    .resideInAnyPackage(INBOUND)
                    .should()
                    .dependOnClassesThat()
                    .areAnnotatedWith(Step.class);

    @ArchTest
    static final ArchRule ports_are_interfaces =
            classes().that().areAnnotatedWith(OutboundPort.class).should().beInterfaces();

    @ArchTest
    static final ArchRule use_cases_are_final_classes =
            classes()
                    .that()
                    .areAnnotatedWith(UseCase.class)
                    .should()
                    .haveModifier(JavaModifier.FINAL);

    @ArchTest
    static final ArchRule the_outside_uses_only_an_adapters_configuration =
            noClasses()
                    .that()
                    .resideInAPackage("dev.tunegate.bootstrap..")
                    .should()
                    .dependOnClassesThat(
                            resideInAnyPackage("dev.tunegate.providers..", "dev.tunegate.admin..")
                                    .and(not(simpleNameEndingWith("Configuration"))));

    @ArchTest
    static final ArchRule json_stays_in_the_adapters =
            noClasses()
                    .that()
                    .resideInAnyPackage("dev.tunegate.domain..", "dev.tunegate.application..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("tools.jackson..", "com.fasterxml..");

    @ArchTest
    static final ArchRule sql_stays_in_the_persistence =
            noClasses()
                    .that()
                    .resideInAnyPackage(
                            "dev.tunegate.api..",
                            "dev.tunegate.admin..",
                            "dev.tunegate.providers..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("java.sql..", "javax.sql..", "org.springframework.jdbc..");

    @ArchTest
    static final ArchRule no_class_hides_behind_an_empty_name =
            noClasses()
                    .should()
                    .haveNameMatching(".*(Impl|Utils?|Helper|Manager|Service|Dto|Entity)");

    @ArchTest
    static final ArchRule no_package_is_a_drawer =
            noClasses()
                    .should()
                    .resideInAnyPackage("..in..", "..out..", "..util..", "..common..", "..misc..");

    @ArchTest
    static final ArchRule nobody_asks_the_wall_for_the_time =
            noClasses()
                    .should()
                    .callMethod(Instant.class, "now")
                    .orShould()
                    .callMethod(System.class, "currentTimeMillis");

    @ArchTest
    static final ArchRule nothing_is_injected_into_fields =
            noFields()
                    .should()
                    .beAnnotatedWith("org.springframework.beans.factory.annotation.Autowired")
                    .orShould()
                    .beAnnotatedWith("org.springframework.beans.factory.annotation.Value");

    @ArchTest
    static final ArchRule static_fields_are_final =
            fields().that()
                    .areStatic()
                    .and()
                    .areDeclaredInClassesThat(resideInAPackage("dev.tunegate.."))
                    .should()
                    .beFinal();

    @ArchTest
    static final ArchRule nobody_prints =
            noClasses()
                    .should()
                    .accessField(System.class, "out")
                    .orShould()
                    .accessField(System.class, "err")
                    .orShould()
                    .callMethod(Throwable.class, "printStackTrace");
}
