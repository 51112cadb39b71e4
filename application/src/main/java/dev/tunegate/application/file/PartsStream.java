package dev.tunegate.application.file;

import dev.tunegate.domain.file.FileContents;
import dev.tunegate.domain.file.UploadPart;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The bytes of several parts, one after the other; at most one of them is open. */
final class PartsStream extends InputStream {

    private final FileContents contents;
    private final Deque<UploadPart> rest;
    private InputStream current = InputStream.nullInputStream();

    PartsStream(FileContents contents, List<UploadPart> parts) {
        this.contents = contents;
        this.rest = new ArrayDeque<>(parts);
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int count = current.read(into, offset, length);
        while (count < 0 && !rest.isEmpty()) {
            current.close();
            current = contents.open(rest.removeFirst().id().contents());
            count = current.read(into, offset, length);
        }
        return count;
    }

    @Override
    public void close() throws IOException {
        rest.clear();
        current.close();
    }
}
