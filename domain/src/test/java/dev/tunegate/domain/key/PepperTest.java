package dev.tunegate.domain.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Keyed hashes of secrets. */
final class PepperTest {

    private static final Pepper PEPPER = new Pepper(filled('p'));

    private static byte[] filled(char with) {
        var bytes = new byte[32];
        Arrays.fill(bytes, (byte) with);
        return bytes;
    }

    /** RFC 4231, test case 6: a key of 131 bytes. */
    @Test
    void the_hash_is_hmac_sha_256() {
        var key = new byte[131];
        Arrays.fill(key, (byte) 0xaa);

        var hash = new Pepper(key).hash("Test Using Larger Than Block-Size Key - Hash Key First");

        assertThat(hash.hex())
                .isEqualTo("60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54");
    }

    @Test
    void equal_secrets_have_equal_hashes_and_others_do_not() {
        var hash = PEPPER.hash("secret");

        assertThat(hash.matches(PEPPER.hash("secret"))).isTrue();
        assertThat(hash.matches(PEPPER.hash("Secret"))).isFalse();
    }

    @Test
    void another_pepper_gives_another_hash() {
        assertThat(new Pepper(filled('q')).hash("secret").matches(PEPPER.hash("secret"))).isFalse();
    }

    @Test
    void changing_the_bytes_later_changes_nothing() {
        var bytes = filled('p');
        var pepper = new Pepper(bytes);

        Arrays.fill(bytes, (byte) 0);

        assertThat(pepper.hash("secret")).isEqualTo(PEPPER.hash("secret"));
    }

    @Test
    void a_pepper_has_at_least_32_bytes() {
        assertThatThrownBy(() -> new Pepper("too short".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("too short");
    }

    @Test
    void neither_prints_what_it_holds() {
        assertThat(PEPPER).hasToString("***");
        assertThat(PEPPER.hash("secret")).hasToString("***");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ab",
                "ABABABABABABABABABABABABABABABABABABABABABABABABABABABABABABABAB"
            })
    void a_hash_is_64_lower_case_hex_digits(String hex) {
        assertThatThrownBy(() -> new KeyHash(hex)).isInstanceOf(IllegalArgumentException.class);
    }
}
