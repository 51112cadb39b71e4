package dev.tunegate.bootstrap.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tunegate.domain.key.Pepper;
import dev.tunegate.domain.secret.RootKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the root key comes from, and which are not taken. */
final class GatewayRootKeysTest {

    private static final Pepper PEPPER =
            new Pepper("a pepper of 32 bytes, not one less".getBytes(StandardCharsets.UTF_8));
    private static final String KEY =
            Base64.getEncoder()
                    .encodeToString(
                            "a root key of 32 bytes or some more".getBytes(StandardCharsets.UTF_8));

    @TempDir Path folder;

    private static String name(String base64) {
        return RootKey.of(Base64.getDecoder().decode(base64)).name();
    }

    @Test
    void without_a_root_key_it_is_the_peppers() {
        var keys = GatewayRootKeys.of(Map.of(), PEPPER);

        assertThat(keys.current().name()).isEqualTo(RootKey.of(PEPPER).name());
        assertThat(keys.former()).isEmpty();
    }

    @Test
    void the_first_root_key_takes_over_from_the_pepper() {
        var keys = GatewayRootKeys.of(Map.of("TUNEGATE_ROOT_KEY", KEY), PEPPER);

        assertThat(keys.current().name()).isEqualTo(name(KEY));
        assertThat(keys.former())
                .extracting(RootKey::name)
                .containsExactly(RootKey.of(PEPPER).name());
    }

    @Test
    void both_may_stand_in_files() throws IOException {
        var file = Files.writeString(folder.resolve("root"), KEY + "\n");

        var keys =
                GatewayRootKeys.of(
                        Map.of(
                                "TUNEGATE_ROOT_KEY_FILE", file.toString(),
                                "TUNEGATE_PREVIOUS_ROOT_KEY_FILE", file.toString()),
                        PEPPER);

        assertThat(keys.current().name()).isEqualTo(name(KEY));
        assertThat(keys.former()).extracting(RootKey::name).contains(name(KEY));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "hunter2",
                "aHVudGVyMg==",
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
                "not base64 at all, but long enough to be one"
            })
    void a_weak_key_is_refused_without_being_told(String weak) {
        assertThatExceptionOfType(StartRefused.class)
                .isThrownBy(() -> GatewayRootKeys.of(Map.of("TUNEGATE_ROOT_KEY", weak), PEPPER))
                .withMessageStartingWith("The environment variable TUNEGATE_ROOT_KEY must hold")
                .withMessageNotContaining("hunter2");
        assertThatExceptionOfType(StartRefused.class)
                .isThrownBy(
                        () ->
                                GatewayRootKeys.of(
                                        Map.of("TUNEGATE_PREVIOUS_ROOT_KEY", weak), PEPPER))
                .withMessageContaining("TUNEGATE_PREVIOUS_ROOT_KEY");
    }

    @Test
    void a_file_that_is_not_there_and_two_sources_are_refused() {
        assertThatExceptionOfType(StartRefused.class)
                .isThrownBy(
                        () ->
                                GatewayRootKeys.of(
                                        Map.of("TUNEGATE_ROOT_KEY_FILE", "/nowhere/at/all"),
                                        PEPPER))
                .withMessageContaining("/nowhere/at/all");
        assertThatExceptionOfType(StartRefused.class)
                .isThrownBy(
                        () ->
                                GatewayRootKeys.of(
                                        Map.of(
                                                "TUNEGATE_ROOT_KEY",
                                                KEY,
                                                "TUNEGATE_ROOT_KEY_FILE",
                                                "x"),
                                        PEPPER))
                .withMessageContaining("not both");
    }
}
