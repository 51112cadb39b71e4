package dev.tunegate.api.secret;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.api.Client;
import dev.tunegate.api.TestServer;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Looking at the keys under which secrets are sealed, and adding one. */
final class EncryptionTest {

    private final Client admin = TestServer.administrator();

    @Test
    void a_rotation_adds_a_key_that_is_the_primary() {
        var before = admin.get("/encryption").ok();

        var after = admin.post("/v1/encryption/rotate").ok();

        assertThat(after.at("/object").asString()).isEqualTo("encryption");
        assertThat(after.at("/keys")).hasSize(before.at("/keys").size() + 1);
        assertThat(after.at("/keys/0/primary").asBoolean(false)).isTrue();
        assertThat(after.at("/keys/0/id").asString())
                .isNotEqualTo(before.at("/keys/0/id").asString());
        assertThat(after.at("/keys/1/primary").asBoolean(true)).isFalse();
        assertThat(after.at("/keys/1/id")).isEqualTo(before.at("/keys/0/id"));
        assertThat(after.at("/former_values").asInt()).isZero();
        assertThat(admin.get("/v1/encryption").ok().json()).isEqualTo(after.json());
    }

    @Test
    void only_the_platforms_administrators_rotate() {
        var issued = admin.postJson("/key/generate", "{}").ok().at("/key").asString();
        var holder = new Client(Optional.of(issued));

        holder.post("/encryption/rotate").isError(403, "insufficient_permissions");
        holder.get("/encryption").isError(403, "insufficient_permissions");
    }
}
