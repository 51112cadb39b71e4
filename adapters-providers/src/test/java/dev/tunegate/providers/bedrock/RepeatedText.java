package dev.tunegate.providers.bedrock;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** The same text over and over, without being held in memory. */
final class RepeatedText extends InputStream {

    private final byte[] text;
    private long left;
    private int at;

    RepeatedText(String text, int times) {
        this.text = text.getBytes(StandardCharsets.UTF_8);
        this.left = (long) this.text.length * times;
    }

    @Override
    public int read() {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int from, int length) {
        if (left == 0) {
            return -1;
        }
        int count = (int) Math.min(Math.min(length, text.length - at), left);
        System.arraycopy(text, at, into, from, count);
        at = (at + count) % text.length;
        left -= count;
        return count;
    }
}
