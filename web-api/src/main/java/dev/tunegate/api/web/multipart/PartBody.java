package dev.tunegate.api.web.multipart;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Objects;

/** The content of a part as a stream; it hands out whatever run of bytes is at hand. */
final class PartBody extends InputStream {

    private final Window window;
    private final Section section;

    PartBody(Window window, Section section) {
        this.window = window;
        this.section = section;
    }

    @Override
    public int read() throws IOException {
        if (section.ready() == 0) {
            return -1;
        }
        int next = window.peek();
        window.skip(1);
        section.taken(1);
        return next;
    }

    @Override
    public int read(byte[] target, int from, int length) throws IOException {
        Objects.checkFromIndexSize(from, length, target.length);
        if (length == 0) {
            return 0;
        }
        int count = Math.min(length, section.ready());
        window.moveTo(target, from, count);
        section.taken(count);
        return count == 0 ? -1 : count;
    }

    @Override
    public long skip(long length) throws IOException {
        if (length <= 0) {
            return 0;
        }
        int count = (int) Math.min(length, section.ready());
        window.skip(count);
        section.taken(count);
        return count;
    }

    /** Writes straight from the window: no copy in between. */
    @Override
    public long transferTo(OutputStream target) throws IOException {
        long transferred = 0;
        for (int count = section.ready(); count > 0; count = section.ready()) {
            window.moveTo(target, count);
            section.taken(count);
            transferred += count;
        }
        return transferred;
    }
}
