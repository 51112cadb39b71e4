package dev.tunegate.api.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.FilterInputStream;
import java.io.IOException;
import org.apache.coyote.BadRequestException;

/**
 * The body of a request. Its failures are told from those of our own storage: they are the
 * client's, as {@link ClientGone} or {@link BadRequestException}.
 */
public final class ClientStream extends FilterInputStream {

    private static final int CHUNK_BYTES = 64 * 1024;

    private final Runnable requireOpen;

    private ClientStream(HttpServletRequest request, Runnable requireOpen) throws IOException {
        super(request.getInputStream());
        this.requireOpen = requireOpen;
    }

    /** The body as it comes in; nothing of it is interpreted or stored. */
    public static ClientStream of(HttpServletRequest request) throws IOException {
        return new ClientStream(request, () -> {});
    }

    /** The same, for as long as the sender may send: what comes after that is refused. */
    public static ClientStream of(HttpServletRequest request, Watched watched) throws IOException {
        return new ClientStream(request, watched::requireOpen);
    }

    @Override
    public int read() throws IOException {
        try {
            int read = super.read();
            requireOpen.run();
            return read;
        } catch (IOException e) {
            throw clients(e);
        }
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        try {
            int count = super.read(into, offset, length);
            requireOpen.run();
            return count;
        } catch (IOException e) {
            throw clients(e);
        }
    }

    /**
     * Reads and forgets what is left, at most so many bytes: a client that is still sending would
     * not see the answer otherwise.
     */
    public void drain(long atMost) throws IOException {
        var chunk = new byte[CHUNK_BYTES];
        long rest = atMost;
        int count = 0;
        while (rest > 0 && count >= 0) {
            count = read(chunk, 0, (int) Math.min(rest, chunk.length));
            rest -= count;
        }
    }

    private static IOException clients(IOException failure) {
        return failure instanceof BadRequestException ? failure : new ClientGone(failure);
    }
}
