package dev.tunegate.domain.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tunegate.domain.key.Pepper;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Root keys: strong or none. */
final class RootKeyTest {

    private static final byte[] BYTES =
            "thirty-two bytes that tell something".getBytes(StandardCharsets.UTF_8);

    @Test
    void the_same_bytes_make_the_same_key() {
        assertThat(RootKey.of(BYTES).sealingKey()).isEqualTo(RootKey.of(BYTES).sealingKey());
        assertThat(RootKey.of(BYTES).name()).isEqualTo(RootKey.of(BYTES).name());
    }

    @Test
    void another_key_seals_otherwise_and_has_another_name() {
        var other = BYTES.clone();
        other[3]++;

        assertThat(RootKey.of(other).sealingKey()).isNotEqualTo(RootKey.of(BYTES).sealingKey());
        assertThat(RootKey.of(other).name()).isNotEqualTo(RootKey.of(BYTES).name());
    }

    @Test
    void a_key_that_is_short_or_no_more_than_one_byte_again_and_again_is_refused() {
        assertThatThrownBy(() -> RootKey.of(Arrays.copyOf(BYTES, 31)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> RootKey.of(new byte[0]))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> RootKey.of(new byte[32]))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_key_prints_as_stars() {
        assertThat(RootKey.of(new Pepper(BYTES))).hasToString("***");
    }
}
