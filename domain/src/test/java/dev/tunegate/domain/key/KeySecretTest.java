package dev.tunegate.domain.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tunegate.domain.access.KeyId;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The text of a virtual key: its shape, its checksum, and what is no key. */
final class KeySecretTest {

    private static final long SEED = 20_260_115;

    @Test
    void a_fresh_key_has_the_published_shape_and_its_id() {
        var id = KeyId.fresh();

        var secret = KeySecret.fresh(id, Environment.LIVE);

        assertThat(secret.reveal())
                .matches(KeySecret.PATTERN)
                .startsWith("sk-ft-live-" + id + "_")
                .endsWith(secret.tail());
        assertThat(secret.id()).isEqualTo(id);
        assertThat(secret.tail()).hasSize(4);
    }

    @Test
    void an_administrators_key_says_so() {
        var secret = KeySecret.freshAdministrator();

        assertThat(secret.reveal()).matches(KeySecret.PATTERN).startsWith("sk-ft-adm-");
        assertThat(KeySecret.parse(secret.reveal()).map(KeySecret::id)).contains(secret.id());
    }

    @Test
    void keys_with_one_id_differ() {
        var id = KeyId.fresh();

        var texts =
                IntStream.range(0, 1000)
                        .mapToObj(_ -> KeySecret.fresh(id, Environment.LIVE).reveal())
                        .collect(Collectors.toSet());

        assertThat(texts).hasSize(1000);
    }

    @Test
    void the_checksum_is_crc_32_in_base_62_and_never_changes() {
        var body = "sk-ft-live-0123456789_" + "A".repeat(43);

        assertThat(KeySecret.parse(body + checksum(body))).isPresent();
        assertThat(checksum(body)).isEqualTo("3rgtZL");
    }

    /** Written down a second time on purpose: issued keys must stay valid. */
    private static String checksum(String body) {
        var crc = new CRC32();
        crc.update(body.getBytes(StandardCharsets.US_ASCII));
        var alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
        var digits = new StringBuilder();
        for (long rest = crc.getValue(); digits.length() < 6; rest /= 62) {
            digits.insert(0, alphabet.charAt((int) (rest % 62)));
        }
        return digits.toString();
    }

    @Test
    void what_was_made_is_read_back() {
        for (int i = 0; i < 1000; i++) {
            var secret = KeySecret.fresh(KeyId.fresh(), Environment.LIVE);

            var parsed = KeySecret.parse(secret.reveal()).orElseThrow();

            assertThat(parsed.reveal()).isEqualTo(secret.reveal());
            assertThat(parsed.id()).isEqualTo(secret.id());
        }
    }

    @Test
    void one_wrong_character_anywhere_is_noticed() {
        var text = KeySecret.fresh(new KeyId("abcdefghij"), Environment.LIVE).reveal();

        for (int i = 0; i < text.length(); i++) {
            for (char other : new char[] {'x', 'Y', '7', '-', ' '}) {
                var wrong = text.substring(0, i) + other + text.substring(i + 1);
                if (!wrong.equals(text)) {
                    assertThat(KeySecret.parse(wrong)).as("%s", wrong).isEmpty();
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "sk-",
                "sk-1234",
                "sk-ft-live-",
                "Bearer sk-ft-live-0123456789_",
                "sk-ft-live-0123456789_0000000000000000000000000000000000000000000000000",
                "sk-ft-test-0123456789_0000000000000000000000000000000000000000000000000"
            })
    void other_texts_are_no_keys(String text) {
        assertThat(KeySecret.parse(text)).isEmpty();
    }

    @Test
    void a_key_with_something_around_it_is_none() {
        var text = KeySecret.fresh(KeyId.fresh(), Environment.LIVE).reveal();

        for (var around : new String[] {text + "\n", " " + text, text + text, text + "A"}) {
            assertThat(KeySecret.parse(around)).isEmpty();
        }
    }

    @Test
    void mangled_keys_never_break_the_reader() {
        var random = new Random(SEED);

        for (int i = 0; i < 20_000; i++) {
            var text =
                    new StringBuilder(
                            KeySecret.fresh(new KeyId("abcdefghij"), Environment.LIVE).reveal());
            var original = text.toString();
            for (int n = random.nextInt(1, 5); n > 0; n--) {
                mangle(text, random);
            }
            if (!text.toString().equals(original)) {
                assertThat(KeySecret.parse(text.toString())).as("seed %s", SEED).isEmpty();
            }
        }
    }

    private static void mangle(StringBuilder text, Random random) {
        int place = random.nextInt(text.length() + 1);
        switch (random.nextInt(3)) {
            case 0 -> text.insert(place, (char) random.nextInt(0x3000));
            case 1 -> text.delete(place, Math.min(text.length(), place + random.nextInt(1, 4)));
            default -> text.replace(place, place, text.substring(place));
        }
    }

    @Test
    void a_secret_prints_as_stars() {
        assertThat(KeySecret.fresh(KeyId.fresh(), Environment.LIVE)).hasToString("***");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "123456789", "12345678901", "12345678-0", "12345 7890", "123456789é"})
    void a_key_id_is_ten_letters_and_digits(String text) {
        assertThatThrownBy(() -> new KeyId(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
