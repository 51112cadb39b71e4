package dev.tunegate.bootstrap.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.net.ProxySelector;
import java.net.Socket;
import java.net.URL;
import java.net.URLConnection;
import java.net.http.HttpClient;
import java.sql.Statement;
import javax.net.SocketFactory;

/** What no class may do, because others were entered by it. */
@AnalyzeClasses(packages = "dev.tunegate", importOptions = ShippedClasses.class)
final class SecurityRulesTest {

    /** CVE-2026-42271: nothing starts a program but the rehearsal, which starts this gateway. */
    @ArchTest
    static final ArchRule no_program_is_started =
            noClasses()
                    .that()
                    .resideOutsideOfPackages(
                            "dev.tunegate.bootstrap.demo..", "dev.tunegate.bootstrap.setup..")
                    .should()
                    .dependOnClassesThat(type(ProcessBuilder.class))
                    .orShould()
                    .callMethod(Runtime.class, "exec", String.class)
                    .orShould()
                    .callMethod(Runtime.class, "exec", String[].class);

    /** CVE-2026-40217, CVE-2025-3248: nothing that was sent is ever run. */
    @ArchTest
    static final ArchRule nothing_foreign_is_ever_run =
            noClasses()
                    .should()
                    .dependOnClassesThat()
                    .haveFullyQualifiedName("java.io.ObjectInputStream")
                    .orShould()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "javax.script..",
                            "javax.tools..",
                            "org.springframework.expression..",
                            "org.graalvm..",
                            "groovy..",
                            "ognl..",
                            "bsh..");

    /** GHSA-r75f-5x8p-qvmc: a value never becomes a part of one; the first start has no value. */
    @ArchTest
    static final ArchRule no_statement_is_put_together_by_hand =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("dev.tunegate.bootstrap.setup..")
                    .should()
                    .dependOnClassesThat(type(Statement.class))
                    .orShould()
                    .dependOnClassesThat()
                    .haveFullyQualifiedName("org.springframework.jdbc.core.JdbcTemplate");

    /** CVE-2024-6587, CVE-2026-45401: all that leaves the house leaves through the guard. */
    @ArchTest
    static final ArchRule nobody_opens_an_address_by_himself =
            noClasses()
                    .should()
                    .callMethod(URL.class, "openStream")
                    .orShould()
                    .callMethod(URL.class, "openConnection")
                    .orShould()
                    .dependOnClassesThat(type(URLConnection.class))
                    .orShould()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "org.springframework.web.client..",
                            "org.springframework.web.reactive.function.client..");

    @ArchTest
    static final ArchRule only_the_guarded_client_speaks_http =
            noClasses()
                    .that()
                    .resideOutsideOfPackages(
                            "dev.tunegate.providers.http..",
                            "dev.tunegate.bootstrap",
                            "dev.tunegate.bootstrap.demo..")
                    .should()
                    .dependOnClassesThat(type(HttpClient.class))
                    .orShould()
                    .dependOnClassesThat(type(Socket.class))
                    .orShould()
                    .dependOnClassesThat(type(SocketFactory.class));

    @ArchTest
    static final ArchRule only_one_class_makes_a_client_of_amazons =
            noClasses()
                    .that()
                    .doNotHaveFullyQualifiedName("dev.tunegate.providers.bedrock.AwsClients")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("software.amazon.awssdk.http.apache5..");

    @ArchTest
    static final ArchRule no_proxy_is_taken_from_the_environment =
            noClasses().should().dependOnClassesThat(type(ProxySelector.class));

    /** There are no tokens that two could use at once. */
    @ArchTest
    static final ArchRule cve_2026_22751_nobody_signs_in_by_a_link =
            noClasses()
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("org.springframework.security.authentication.ott..");

    /** The pages and answers know nothing of clients: an address in a request is a text. */
    @ArchTest
    static final ArchRule what_takes_requests_in_sends_none_out =
            noClasses()
                    .that(
                            outside("dev.tunegate.bootstrap..")
                                    .and(outside("dev.tunegate.providers..")))
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("java.net.http..", "org.apache.hc..", "okhttp3..");

    private static DescribedPredicate<JavaClass> outside(String name) {
        return not(resideInAPackage(name));
    }
}
