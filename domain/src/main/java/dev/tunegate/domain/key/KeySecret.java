package dev.tunegate.domain.key;

import dev.tunegate.domain.access.KeyId;
import dev.tunegate.domain.shared.RandomId;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * The whole text of a virtual key: {@code sk-ft-live-<id>_<secret><checksum>}. The id finds the
 * key, the 43 secret characters carry 256 bits, and the checksum lets garbage be refused without
 * asking the database and lets scanners recognise a leaked key.
 */
public final class KeySecret {

    /** What secret scanners may look for. */
    public static final String PATTERN = "sk-ft-(live|test|adm)-[0-9A-Za-z]{10}_[0-9A-Za-z]{49}";

    private static final Pattern SHAPE = Pattern.compile(PATTERN);
    private static final String PREFIX = "sk-ft-";
    private static final String ADMINISTRATOR = "sk-ft-adm-";
    private static final int SECRET_LENGTH = 43;
    private static final int CHECKSUM_LENGTH = 6;
    private static final String ALPHABET =
            "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    private final String text;

    private KeySecret(String text) {
        this.text = text;
    }

    public static KeySecret fresh(KeyId id, Environment environment) {
        return make(PREFIX + environment.word() + "-", id);
    }

    /** A secret for the local administrator of the first hour. */
    public static KeySecret freshAdministrator() {
        return make(ADMINISTRATOR, KeyId.fresh());
    }

    private static KeySecret make(String prefix, KeyId id) {
        var body = prefix + id + "_" + RandomId.letters(SECRET_LENGTH);
        return new KeySecret(body + checksum(body));
    }

    /** The key in this text, if it has the right shape and checksum. */
    public static Optional<KeySecret> parse(String text) {
        if (!SHAPE.matcher(text).matches()) {
            return Optional.empty();
        }
        int end = text.length() - CHECKSUM_LENGTH;
        boolean sound = checksum(text.substring(0, end)).equals(text.substring(end));
        return sound ? Optional.of(new KeySecret(text)) : Optional.empty();
    }

    /** CRC-32 in base 62, six digits. */
    private static String checksum(String body) {
        var crc = new CRC32();
        crc.update(body.getBytes(StandardCharsets.US_ASCII));
        long rest = crc.getValue();
        var digits = new StringBuilder(CHECKSUM_LENGTH);
        for (int i = 0; i < CHECKSUM_LENGTH; i++) {
            digits.append(ALPHABET.charAt((int) (rest % ALPHABET.length())));
            rest /= ALPHABET.length();
        }
        return digits.reverse().toString();
    }

    public KeyId id() {
        int end = text.indexOf('_');
        return new KeyId(text.substring(end - KeyId.LENGTH, end));
    }

    /** The last four characters, by which people tell keys apart. */
    public String tail() {
        return text.substring(text.length() - 4);
    }

    /** The key itself: to be shown once, or to be hashed. */
    public String reveal() {
        return text;
    }

    @Override
    public String toString() {
        return "***";
    }
}
