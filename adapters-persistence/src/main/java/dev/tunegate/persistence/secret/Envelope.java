package dev.tunegate.persistence.secret;

import dev.tunegate.domain.secret.EncryptionKeyId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * A sealed value as it is stored: a mark, the id of the key, the wrapped data key and the secret
 * under that. Nobody compares two of them.
 */
@SuppressWarnings("ArrayRecordComponent")
record Envelope(String key, byte[] wrapped, byte[] content) {

    /** How a stored value begins, in the words of PostgreSQL. */
    static final String MARK_IN_SQL = "'\\x54475332'::bytea";

    private static final byte[] MARK = {'T', 'G', 'S', '2'};
    private static final int KEY_END = MARK.length + EncryptionKeyId.LENGTH;

    /** A data key of 32 bytes behind 12 of a nonce and before 16 of a tag. */
    private static final int WRAPPED = 12 + 32 + 16;

    /** Empty if the bytes were sealed in a former way, or are no envelope at all. */
    static Optional<Envelope> in(byte[] bytes) {
        if (bytes.length < KEY_END + WRAPPED
                || !Arrays.equals(MARK, Arrays.copyOf(bytes, MARK.length))) {
            return Optional.empty();
        }
        return Optional.of(
                new Envelope(
                        new String(
                                bytes,
                                MARK.length,
                                EncryptionKeyId.LENGTH,
                                StandardCharsets.ISO_8859_1),
                        Arrays.copyOfRange(bytes, KEY_END, KEY_END + WRAPPED),
                        Arrays.copyOfRange(bytes, KEY_END + WRAPPED, bytes.length)));
    }

    byte[] bytes() {
        return ByteBuffer.allocate(KEY_END + WRAPPED + content.length)
                .put(MARK)
                .put(key.getBytes(StandardCharsets.ISO_8859_1))
                .put(wrapped)
                .put(content)
                .array();
    }
}
