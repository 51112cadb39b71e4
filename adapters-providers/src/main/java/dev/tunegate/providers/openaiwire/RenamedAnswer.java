package dev.tunegate.providers.openaiwire;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A model's answer, given on as it comes, with the public name in the place of the provider's. */
final class RenamedAnswer extends FilterInputStream {

    private final ModelMembers members;
    private final byte[] taken = new byte[8192];
    private byte[] ready = new byte[0];
    private int given;

    RenamedAnswer(InputStream answer, ModelMembers members) {
        super(answer);
        this.members = members;
    }

    @Override
    public int read() throws IOException {
        return fill() ? ready[given++] & 0xff : -1;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!fill()) {
            return -1;
        }
        int count = Math.min(length, ready.length - given);
        System.arraycopy(ready, given, into, from, count);
        given += count;
        return count;
    }

    /** Waits for at least one byte; false at the end. */
    private boolean fill() throws IOException {
        while (given == ready.length) {
            int count = in.read(taken, 0, taken.length);
            if (count < 0) {
                return false;
            }
            ready = members.rewritten(taken, count);
            given = 0;
        }
        return true;
    }

    @Override
    public int available() {
        return ready.length - given;
    }

    @Override
    public long skip(long count) throws IOException {
        return count <= 0 ? 0 : Math.max(0, read(new byte[(int) Math.min(count, 8192)]));
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
