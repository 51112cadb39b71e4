package dev.tunegate.bootstrap.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.tunegate.domain.shared.OutboundPort;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Every port has a contract; every adapter's module has a test that keeps it. */
final class ContractsTest {

    private static final JavaClasses HOUSE =
            new ClassFileImporter()
                    .withImportOption(new ShippedClasses())
                    .importPackages("dev.tunegate");

    private static Set<JavaClass> ports() {
        return HOUSE.stream()
                .filter(it -> it.isAnnotatedWith(OutboundPort.class))
                .collect(Collectors.toSet());
    }

    @Test
    void the_ports_are_found() {
        assertThat(ports()).hasSizeGreaterThan(10);
    }

    @Test
    void every_port_has_a_contract_in_the_domains_tests() {
        var missing =
                ports().stream()
                        .map(it -> it.getName() + "Contract")
                        .filter(it -> !exists(it))
                        .toList();

        assertThat(missing).isEmpty();
    }

    @Test
    void every_port_has_an_adapter() {
        List<String> orphans =
                ports().stream()
                        .filter(it -> it.getAllSubclasses().isEmpty())
                        .map(JavaClass::getName)
                        .toList();

        assertThat(orphans).isEmpty();
    }

    private static boolean exists(String name) {
        try {
            Class.forName(name, false, ContractsTest.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }
}
