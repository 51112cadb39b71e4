package dev.tunegate.providers.vertex;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Gemini's stream while it comes, as OpenAI's: one piece is held at a time. A stream that breaks
 * ends with an error event, and without the mark of a good end.
 */
final class StreamedAnswer extends InputStream {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String BROKEN = "The provider's answer broke off.";

    private final ServerEvents events;
    private final Chunks chunks;
    private final VertexText text;
    private byte[] ready = new byte[0];
    private int given;
    private boolean done;

    StreamedAnswer(InputStream answer, Chunks chunks, VertexText text) {
        this.events = new ServerEvents(answer);
        this.chunks = chunks;
        this.text = text;
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
    private boolean fill() {
        while (given == ready.length) {
            if (done) {
                return false;
            }
            ready = next();
            given = 0;
        }
        return true;
    }

    private byte[] next() {
        try {
            var data = events.next();
            return data.isEmpty() ? end() : piece(JSON.readTree(data.get()));
        } catch (IOException | JacksonException _) {
            return error(BROKEN);
        }
    }

    private byte[] piece(JsonNode piece) {
        var error = piece.path("error");
        if (error.isObject()) {
            return error(Lenient.text(error, "message").map(text::clean).orElse(BROKEN));
        }
        var out = new ByteArrayOutputStream();
        chunks.of(piece).forEach(it -> event(out, it.toString()));
        return out.toByteArray();
    }

    private byte[] end() {
        if (!chunks.hasEnded()) {
            return error(BROKEN);
        }
        done = true;
        var out = new ByteArrayOutputStream();
        chunks.ending().forEach(it -> event(out, it.toString()));
        event(out, "[DONE]");
        return out.toByteArray();
    }

    private byte[] error(String message) {
        done = true;
        var body = JSON.createObjectNode();
        body.putObject("error")
                .put("message", message)
                .put("type", "server_error")
                .putNull("param")
                .putNull("code");
        var out = new ByteArrayOutputStream();
        event(out, body.toString());
        return out.toByteArray();
    }

    private static void event(ByteArrayOutputStream out, String data) {
        out.writeBytes(("data: " + data + "\n\n").getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() throws IOException {
        events.close();
    }
}
