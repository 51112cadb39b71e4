package dev.tunegate.api.web.multipart;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Arrays;

/**
 * The bytes that end a part (line end, two dashes, boundary), and the Boyer-Moore-Horspool search
 * for them.
 *
 * <p>A candidate is compared from its front. As a carriage return stands at the front of a
 * delimiter and nowhere else in it, candidates that agree for more than a byte cannot overlap: no
 * content, however hostile, makes the search look at a byte more than three times.
 */
final class Delimiter {

    private final byte[] bytes;
    private final int[] shifts = new int[256];

    Delimiter(Boundary boundary) {
        bytes = ("\r\n--" + boundary.value()).getBytes(US_ASCII);
        Arrays.fill(shifts, bytes.length);
        for (int i = 0; i < bytes.length - 1; i++) {
            shifts[bytes[i] & 0xFF] = bytes.length - 1 - i;
        }
    }

    int length() {
        return bytes.length;
    }

    /** Where in {@code text}, between the two indices, it first occurs as a whole; or -1. */
    int find(byte[] text, int from, int to) {
        int last = bytes.length - 1;
        byte lastByte = bytes[last];
        int at = from + last;
        while (at < to) {
            byte seen = text[at];
            if (seen == lastByte && isAt(text, at - last)) {
                return at - last;
            }
            at += shifts[seen & 0xFF];
        }
        return -1;
    }

    boolean isAt(byte[] text, int from) {
        for (int i = 0; i < bytes.length; i++) {
            if (text[from + i] != bytes[i]) {
                return false;
            }
        }
        return true;
    }
}
