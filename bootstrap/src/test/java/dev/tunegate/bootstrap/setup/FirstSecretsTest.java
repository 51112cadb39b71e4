package dev.tunegate.bootstrap.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tunegate.domain.catalog.Secret;
import dev.tunegate.domain.key.KeySecret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FirstSecretsTest {

    @TempDir Path folder;

    private Home home;

    @BeforeEach
    void open() {
        home = Home.open(folder);
    }

    @AfterEach
    void close() throws IOException {
        home.close();
    }

    @Test
    void the_first_start_makes_an_administrators_key_that_its_owner_alone_can_read()
            throws Exception {
        var pepper = GatewayPepper.of(home, Optional.empty());

        var first = FirstAdministrator.of(home, Optional.empty(), pepper);

        var file = folder.resolve("administrator.key");
        var secret = Files.readString(file).strip();
        assertThat(first.file()).contains(file);
        assertThat(KeySecret.parse(secret)).isPresent();
        assertThat(first.administrator().hashes()).containsExactly(pepper.hash(secret));
        assertThat(Files.getPosixFilePermissions(file))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void the_next_start_finds_the_same_secrets() {
        var pepper = GatewayPepper.of(home, Optional.empty());
        var first = FirstAdministrator.of(home, Optional.empty(), pepper);

        var pepperAgain = GatewayPepper.of(home, Optional.empty());

        assertThat(FirstAdministrator.of(home, Optional.empty(), pepperAgain)).isEqualTo(first);
    }

    @Test
    void a_master_key_takes_the_place_of_the_file() {
        var pepper = GatewayPepper.of(home, Optional.empty());

        var first = FirstAdministrator.of(home, Optional.of(new Secret("sk-mine")), pepper);

        assertThat(first.file()).isEmpty();
        assertThat(first.administrator().hashes()).containsExactly(pepper.hash("sk-mine"));
        assertThat(folder.resolve("administrator.key")).doesNotExist();
    }

    @Test
    void the_pepper_may_come_from_the_environment() {
        var given = Base64.getEncoder().encodeToString(new byte[32]);

        var pepper = GatewayPepper.of(home, Optional.of(given));

        assertThat(pepper.hash("x"))
                .isEqualTo(GatewayPepper.of(home, Optional.of(given)).hash("x"));
        assertThat(folder.resolve("pepper")).doesNotExist();
    }

    @Test
    void a_short_pepper_is_refused_without_being_told() {
        assertThatExceptionOfType(StartRefused.class)
                .isThrownBy(() -> GatewayPepper.of(home, Optional.of("aHVudGVyMg==")))
                .withMessage(
                        "The environment variable TUNEGATE_PEPPER must hold at least 32 bytes in"
                                + " base64.");
    }

    @Test
    void an_emptied_file_is_refused_rather_than_filled_anew() throws Exception {
        Files.createFile(folder.resolve("pepper"));

        assertThatExceptionOfType(StartRefused.class)
                .isThrownBy(() -> GatewayPepper.of(home, Optional.empty()))
                .withMessageContaining("is empty");
    }
}
