package dev.tunegate.bootstrap.story.advisories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tunegate.bootstrap.Arguments;
import dev.tunegate.bootstrap.Gateway;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.Runtime.Version;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.Driver;
import org.springframework.boot.SpringBootVersion;
import org.springframework.core.SpringVersion;
import org.springframework.security.core.SpringSecurityCoreVersion;

/**
 * What stands under the gateway: its libraries are mended ones, and it starts with no weak secret.
 */
final class PlatformAdvisoriesTest {

    @TempDir Path folder;

    /** The version of a library that is really on the class path. */
    private static Version version(Class<?> of) {
        var written = String.valueOf(of.getPackage().getImplementationVersion());
        return Version.parse(written.replaceFirst("[^0-9.].*$", ""));
    }

    private static Version version(String group, String artifact) {
        var path = "/META-INF/maven/" + group + "/" + artifact + "/pom.properties";
        try (var file = PlatformAdvisoriesTest.class.getResourceAsStream(path)) {
            var words = new Properties();
            words.load(Objects.requireNonNull(file, path));
            return Version.parse(words.getProperty("version").replaceFirst("[^0-9.].*$", ""));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void bootIsMended() {
        assertThat(version(SpringBootVersion.class)).isGreaterThanOrEqualTo(Version.parse("4.0.6"));
    }

    @Test
    void cve_2026_22746_spring_is_not_older_than_its_mending() {
        bootIsMended();
        assertThat(version(SpringVersion.class)).isGreaterThanOrEqualTo(Version.parse("7.0.7"));
    }

    @Test
    void cve_2026_22748_nor_is_what_guards_the_doors() {
        bootIsMended();
        assertThat(version(SpringSecurityCoreVersion.class))
                .isGreaterThanOrEqualTo(Version.parse("7.0.5"));
    }

    @Test
    void cve_2026_40973_no_folder_of_the_gateway_is_open_to_its_neighbours() throws Exception {
        bootIsMended();
        var words =
                List.of(
                        "start",
                        "--config",
                        config("sk-long-enough-for-anyone").toString(),
                        "--port",
                        "0");
        var home = folder.resolve("home");
        try (var gateway =
                Gateway.start(Arguments.parse(words), Map.of("TUNEGATE_HOME", home.toString()))) {
            assertThat(gateway.port()).isPositive();
            assertThat(Files.getPosixFilePermissions(home))
                    .doesNotContain(
                            PosixFilePermission.OTHERS_READ, PosixFilePermission.OTHERS_EXECUTE);
            try (Stream<Path> all = Files.walk(home)) {
                for (var path : all.toList()) {
                    assertThat(Files.getPosixFilePermissions(path))
                            .as("%s", path)
                            .doesNotContain(
                                    PosixFilePermission.OTHERS_WRITE,
                                    PosixFilePermission.GROUP_WRITE);
                }
            }
        }
    }

    @Test
    void cve_2026_42198_the_databases_driver_is_not_older_than_its_mending() {
        assertThat(version(Driver.class)).isGreaterThanOrEqualTo(Version.parse("42.7.13"));
    }

    @Test
    void cve_2026_29062_the_readers_of_json_are_not_older_than_their_mending() {
        for (var part : List.of("jackson-core", "jackson-databind")) {
            assertThat(version("tools.jackson.core", part))
                    .isGreaterThanOrEqualTo(Version.parse("3.1.5"));
        }
    }

    private Path config(String masterKey) throws IOException {
        return Files.writeString(
                folder.resolve("tunegate.yaml"),
                """
                general_settings:
                  master_key: "%s"
                model_list:
                  - model_name: simulated
                    litellm_params: {model: simulator/tiny}
                """
                        .formatted(masterKey));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "sk-1234", "changeme", "password", "sk-123456789012"})
    void cve_2026_41432_a_weak_secret_refuses_to_start(String secret) throws IOException {
        var words = List.of("start", "--config", config(secret).toString(), "--port", "0");

        assertThatThrownBy(
                        () ->
                                Gateway.start(
                                        Arguments.parse(words),
                                        Map.of("TUNEGATE_HOME", folder.resolve("h").toString())))
                .isInstanceOf(RuntimeException.class)
                .hasMessageContaining("master_key")
                .satisfies(it -> assertThat(it.getMessage()).doesNotContain("\"" + secret + "\""));
    }

    @Test
    void portkey_default_token_no_secret_is_known_before_the_first_start() throws IOException {
        var house = Fortress.open();

        for (var known :
                List.of(
                        "admin",
                        "sk-1234",
                        "portkey",
                        "change-me",
                        "master",
                        "test",
                        "tunegate",
                        "sk-ft-adm-" + "0".repeat(10) + "_" + "0".repeat(49))) {
            assertThat(house.get("/key/list", known).status()).as(known).isEqualTo(401);
        }
        try (var sources = Files.walk(Path.of("src", "main"))) {
            for (var source : sources.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(source))
                        .doesNotContainPattern(
                                "sk-ft-(live|test|adm)-[0-9A-Za-z]{10}_[0-9A-Za-z]{49}");
            }
        }
    }

    @Test
    void litellm_1_82_7_every_library_has_one_fixed_version() throws IOException {
        try (var poms = Files.walk(Path.of(".."), 2)) {
            for (var pom : poms.filter(it -> it.endsWith("pom.xml")).toList()) {
                assertThat(Files.readString(pom))
                        .doesNotContain("<scope>system</scope>")
                        .doesNotContainPattern("<artifactId>[^<]*</artifactId>\\s*<version>[\\[(]")
                        .doesNotContainPattern("<version>(LATEST|RELEASE)</version>")
                        .doesNotContain("<repository>");
            }
        }
    }
}
