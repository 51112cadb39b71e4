package dev.tunegate.bootstrap.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Values that stand in files of their own. */
final class SecretSourcesTest {

    private static final String SECRET = "hush-hush-sentinel";

    @TempDir Path folder;

    private Path file(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }

    private static String text(String key) {
        return """
        model_list:
          - model_name: m
            litellm_params: {model: openai/x, api_key: '%s'}
        """
                .formatted(key);
    }

    private GatewayConfiguration read(String key) {
        return Reader.read(text(key), Map.of("TUNEGATE_SECRETS", folder.toString()));
    }

    private String refusal(String key) {
        return Reader.refusal(text(key), Map.of("TUNEGATE_SECRETS", folder.toString()));
    }

    private static String key(GatewayConfiguration configuration) {
        var deployment = configuration.catalog().deployments().getFirst();
        return deployment.connection().apiKey().orElseThrow().reveal();
    }

    @Test
    void a_key_comes_from_a_file_without_its_last_lines_end() throws IOException {
        var file = file("key", SECRET + "\n");

        assertThat(key(read("os.file/" + file))).isEqualTo(SECRET);
        assertThat(key(read("os.secret/key"))).isEqualTo(SECRET);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "os.secret/none",
                "os.secret/../key",
                "os.secret/",
                "os.secret/a/b",
                "os.file//nowhere/at/all",
                "os.file/",
                "os.secret/empty",
                "os.secret/large",
                "os.secret/open"
            })
    void what_cannot_be_used_is_refused_with_its_place_and_not_its_content(String key)
            throws IOException {
        file("key", SECRET);
        file("empty", " \n");
        file("large", SECRET.repeat(10_000));
        var open = file("open", SECRET);
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rw-rw-rw-"));

        assertThat(refusal(key)).startsWith("t.yaml:3: ").doesNotContain(SECRET);
    }

    @Test
    void without_a_folder_there_are_no_mounted_secrets() {
        assertThat(Reader.refusal(text("os.secret/key"))).contains("TUNEGATE_SECRETS");
    }

    @Test
    void an_exchanged_file_is_noticed_and_read_anew() throws IOException {
        file("key", SECRET);
        var reader =
                new ConfigurationReader(
                        Map.of("TUNEGATE_SECRETS", folder.toString()), StandIn.all());
        assertThat(key(reader.read("t.yaml", text("os.secret/key")))).isEqualTo(SECRET);
        assertThat(reader.secretsHaveChanged()).isFalse();

        file("key", "another");

        assertThat(reader.secretsHaveChanged()).isTrue();
        assertThat(key(reader.read("t.yaml", text("os.secret/key")))).isEqualTo("another");
        assertThat(reader.secretsHaveChanged()).isFalse();
    }

    @Test
    void a_file_that_is_gone_for_a_moment_changes_nothing() throws IOException {
        var file = file("key", SECRET);
        var sources = new SecretSources(Map.of());
        sources.resolve("os.file/" + file);

        Files.delete(file);

        assertThat(sources.haveChanged()).isFalse();
        assertThat(List.of(sources.resolve("os.file/" + file)).toString()).doesNotContain(SECRET);
    }
}
