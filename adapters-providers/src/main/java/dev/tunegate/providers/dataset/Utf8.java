package dev.tunegate.providers.dataset;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Strict UTF-8: no overlong forms, no surrogates, nothing beyond U+10FFFF, and no NUL. */
final class Utf8 {

    private static final VarHandle EIGHT_BYTES =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH_BITS = 0x8080808080808080L;

    private Utf8() {}

    /** Where the first byte stands that breaks the rules; -1 if none does. */
    static int firstBroken(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to) {
            at = afterPlain(bytes, at, to);
            if (at >= to) {
                break;
            }
            int length = bytes[at] < 0 ? sequence(bytes, at, to) : bytes[at] == 0 ? 0 : 1;
            if (length == 0) {
                return at;
            }
            at += length;
        }
        return -1;
    }

    /** Skips ASCII without NUL, eight bytes at a time. */
    private static int afterPlain(byte[] bytes, int from, int to) {
        int at = from;
        while (at + 8 <= to) {
            long eight = (long) EIGHT_BYTES.get(bytes, at);
            if ((((eight - ONES) | eight) & HIGH_BITS) != 0) {
                break;
            }
            at += 8;
        }
        while (at < to && bytes[at] > 0) {
            at++;
        }
        return at;
    }

    /** The length of the sequence that begins here; 0 if it is none. */
    private static int sequence(byte[] bytes, int at, int to) {
        int first = bytes[at] & 0xff;
        int length = first < 0xc2 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : first < 0xf5 ? 4 : 0;
        if (length == 0 || at + length > to || !isSecond(first, bytes[at + 1] & 0xff)) {
            return 0;
        }
        for (int i = 2; i < length; i++) {
            if ((bytes[at + i] & 0xc0) != 0x80) {
                return 0;
            }
        }
        return length;
    }

    private static boolean isSecond(int first, int second) {
        int lowest = first == 0xe0 ? 0xa0 : first == 0xf0 ? 0x90 : 0x80;
        int highest = first == 0xed ? 0x9f : first == 0xf4 ? 0x8f : 0xbf;
        return second >= lowest && second <= highest;
    }
}
