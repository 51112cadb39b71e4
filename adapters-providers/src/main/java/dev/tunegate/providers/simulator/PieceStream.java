package dev.tunegate.providers.simulator;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.stream.Stream;

/** A stream of text that is made piece by piece as it is read. */
final class PieceStream extends InputStream {

    private final Stream<String> source;
    private final Iterator<String> pieces;
    private byte[] piece = {};
    private int position;

    PieceStream(Stream<String> pieces) {
        this.source = pieces;
        this.pieces = pieces.iterator();
    }

    @Override
    public int read() {
        return hasMore() ? piece[position++] & 0xff : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        if (length == 0) {
            return 0;
        }
        if (!hasMore()) {
            return -1;
        }
        int count = Math.min(length, piece.length - position);
        System.arraycopy(piece, position, target, offset, count);
        position += count;
        return count;
    }

    @Override
    public int available() {
        return piece.length - position;
    }

    private boolean hasMore() {
        while (position == piece.length && pieces.hasNext()) {
            piece = pieces.next().getBytes(StandardCharsets.UTF_8);
            position = 0;
        }
        return position < piece.length;
    }

    @Override
    public void close() {
        source.close();
    }
}
