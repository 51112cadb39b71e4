package dev.tunegate.providers.bedrock;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Optional;
import software.amazon.eventstream.Message;

/** Reads AWS's event streams frame by frame; at most one frame is in memory. */
final class EventFrames {

    private static final int PRELUDE = 12;

    /** AWS's own limit is 16 MiB; pieces of an answer are far smaller. */
    private static final int LONGEST = 4 << 20;

    private final DataInputStream in;

    EventFrames(InputStream in) {
        this.in = new DataInputStream(in);
    }

    /**
     * The next frame, whose checksums have been verified; empty at the end.
     *
     * @throws IOException if the stream breaks off within a frame, or is damaged
     */
    Optional<Message> next() throws IOException {
        int first = in.read();
        if (first < 0) {
            return Optional.empty();
        }
        var prelude = new byte[PRELUDE];
        prelude[0] = (byte) first;
        in.readFully(prelude, 1, PRELUDE - 1);
        int length = ByteBuffer.wrap(prelude).getInt();
        if (length < PRELUDE || length > LONGEST) {
            throw new IOException("a frame of " + length + " bytes");
        }
        var frame = ByteBuffer.allocate(length).put(prelude);
        in.readFully(frame.array(), PRELUDE, length - PRELUDE);
        return Optional.of(decoded(frame.rewind()));
    }

    private static Message decoded(ByteBuffer frame) throws IOException {
        try {
            return Message.decode(frame);
        } catch (RuntimeException damaged) {
            throw new IOException("a damaged frame", damaged);
        }
    }

    static String header(Message frame, String name) {
        var value = frame.getHeaders().get(name);
        return value == null ? "" : value.getString();
    }
}
