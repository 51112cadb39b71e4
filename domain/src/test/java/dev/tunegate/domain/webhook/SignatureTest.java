package dev.tunegate.domain.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Signing as Standard Webhooks says. */
final class SignatureTest {

    /** The vector in the tests of the reference libraries of Standard Webhooks. */
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    private static final String ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";
    private static final Instant AT = Instant.ofEpochSecond(1614265330);
    private static final byte[] BODY = "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8);
    private static final String SIGNATURE = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";

    @Test
    void the_published_vector_comes_out() {
        var signature = Signature.of(SigningSecret.of(SECRET), ID, AT, BODY);

        assertThat(signature.value()).isEqualTo(SIGNATURE);
    }

    @Test
    void whatever_is_changed_changes_the_signature() {
        var secret = SigningSecret.of(SECRET);

        assertThat(Signature.of(SigningSecret.fresh(), ID, AT, BODY).value())
                .isNotEqualTo(SIGNATURE);
        assertThat(Signature.of(secret, ID + "x", AT, BODY).value()).isNotEqualTo(SIGNATURE);
        assertThat(Signature.of(secret, ID, AT.plusSeconds(1), BODY).value())
                .isNotEqualTo(SIGNATURE);
        assertThat(Signature.of(secret, ID, AT, new byte[0]).value()).isNotEqualTo(SIGNATURE);
        assertThat(Signature.of(secret, ID, AT.plusMillis(900), BODY).value()).isEqualTo(SIGNATURE);
    }

    @Test
    void a_fresh_secret_has_32_bytes_and_shows_nothing_of_itself() {
        var secret = SigningSecret.fresh();

        assertThat(Base64.getDecoder().decode(secret.reveal().substring(6))).hasSize(32);
        assertThat(SigningSecret.of(secret.reveal())).isEqualTo(secret);
        assertThat(SigningSecret.fresh()).isNotEqualTo(secret);
        assertThat(secret.toString()).isEqualTo("***");
        assertThat(secret.hint()).matches("whsec_….{4}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "whsec_",
                "whsec_c2hvcnQ=",
                "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
                "whsec_?"
            })
    void an_empty_or_short_secret_is_none(String text) {
        assertThatThrownBy(() -> SigningSecret.of(text))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_former_secret_signs_for_another_day_where_that_is_wished() {
        var first = SigningSecrets.fresh();
        var kept = first.rotated(true, AT);
        var dropped = first.rotated(false, AT);

        assertThat(kept.signing(AT.plus(Duration.ofHours(24)).minusSeconds(1)))
                .containsExactly(kept.current().orElseThrow(), first.current().orElseThrow());
        assertThat(kept.signing(AT.plus(Duration.ofHours(24))))
                .containsExactly(kept.current().orElseThrow());
        assertThat(dropped.signing(AT)).containsExactly(dropped.current().orElseThrow());
        assertThat(dropped.former()).isEqualTo(Optional.empty());
        assertThat(Signature.header(kept.signing(AT), ID, AT, BODY).split(" ")).hasSize(2);
    }
}
