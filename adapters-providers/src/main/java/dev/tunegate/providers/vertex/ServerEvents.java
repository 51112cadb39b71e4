package dev.tunegate.providers.vertex;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Reads the data of server-sent events, one event after the other. */
final class ServerEvents implements Closeable {

    /** A piece of an answer has a few kB; one with a picture in it may have some MB. */
    private static final int LONGEST = 16 << 20;

    private static final String DATA = "data:";

    private final InputStream in;

    ServerEvents(InputStream in) {
        this.in = new BufferedInputStream(in, 16 << 10);
    }

    /**
     * The next event's data; empty at the end.
     *
     * @throws IOException if the stream breaks, also in the middle of an event
     */
    Optional<String> next() throws IOException {
        var data = new StringBuilder();
        boolean any = false;
        while (true) {
            var line = line(any);
            if (line.isEmpty()) {
                return Optional.empty();
            }
            if (line.get().isEmpty() && any) {
                return Optional.of(data.toString());
            }
            if (line.get().startsWith(DATA)) {
                data.append(any ? "\n" : "").append(line.get().substring(DATA.length()).strip());
                any = true;
            }
        }
    }

    private Optional<String> line(boolean inEvent) throws IOException {
        var line = new ByteArrayOutputStream(256);
        int b = in.read();
        if (b < 0 && !inEvent) {
            return Optional.empty();
        }
        for (; b != '\n'; b = in.read()) {
            if (b < 0 || line.size() > LONGEST) {
                throw new EOFException("an event broke off");
            }
            if (b != '\r') {
                line.write(b);
            }
        }
        return Optional.of(line.toString(StandardCharsets.UTF_8));
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
