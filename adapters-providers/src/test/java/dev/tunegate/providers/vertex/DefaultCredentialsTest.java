package dev.tunegate.providers.vertex;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Accounts without a credential of their own use what their machine gives them. */
class DefaultCredentialsTest {

    private final VertexFixture vertex = new VertexFixture();
    @TempDir Path folder;

    @AfterEach
    void stop() {
        vertex.close();
    }

    private String outcome(Map<String, String> environment) throws Exception {
        var outcome = folder.resolve("outcome");
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx128m", "-XX:TieredStopAtLevel=1", "-cp"));
        command.add(System.getProperty("java.class.path", "." + File.pathSeparator));
        command.add(DefaultCredentialsProbe.class.getName());
        command.add(outcome.toString());
        vertex.server.settings().forEach((word, value) -> command.add(word + "=" + value));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.redirectOutput(folder.resolve("log").toFile());
        builder.environment().put("HOME", folder.toString());
        builder.environment().put("CLOUDSDK_CONFIG", folder.toString());
        builder.environment().putAll(environment);
        var process = builder.start();
        try {
            assertThat(process.waitFor(90, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        assertThat(outcome).as(Files.readString(folder.resolve("log"))).exists();
        return Files.readString(outcome);
    }

    @Test
    void a_file_that_the_environment_names_is_used() throws Exception {
        var key = folder.resolve("key.json");
        Files.writeString(key, vertex.server.credentials());

        var outcome = outcome(Map.of("GOOGLE_APPLICATION_CREDENTIALS", key.toString()));

        assertThat(outcome).isEqualTo("asked");
        assertThat(vertex.server.tokensGiven()).isEqualTo(1);
    }

    @Test
    void a_machine_of_googles_own_is_asked() throws Exception {
        var host = vertex.server.address().getAuthority();

        assertThat(outcome(Map.of("GCE_METADATA_HOST", host))).isEqualTo("asked");
        assertThat(vertex.server.tokensGiven()).isEqualTo(1);
    }

    @Test
    void where_there_is_nothing_the_operator_is_told() throws Exception {
        assertThat(outcome(Map.of("NO_GCE_CHECK", "true"))).isEqualTo("Misconfigured");
    }
}
