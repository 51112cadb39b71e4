package dev.tunegate.providers.bedrock;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * An answer of ConverseStream as server-sent events in OpenAI's format, made while they are read. A
 * stream that breaks ends with an event that says so, and without {@code [DONE]}.
 */
final class ConverseEvents extends InputStream {

    private final InputStream answer;
    private final EventFrames frames;
    private final ConverseChunks chunks;
    private final Queue<byte[]> made = new ArrayDeque<>();
    private int at;
    private boolean isOver;

    ConverseEvents(InputStream answer, ConverseChunks chunks) {
        this.answer = answer;
        this.frames = new EventFrames(answer);
        this.chunks = chunks;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int from, int length) {
        if (length == 0) {
            return 0;
        }
        while (made.isEmpty() && !isOver) {
            advance();
        }
        var event = made.peek();
        if (event == null) {
            return -1;
        }
        int count = Math.min(length, event.length - at);
        System.arraycopy(event, at, into, from, count);
        at += count;
        if (at == event.length) {
            made.remove();
            at = 0;
        }
        return count;
    }

    private void advance() {
        try {
            var frame = frames.next();
            frame.map(chunks::of).ifPresent(it -> it.forEach(this::add));
            if (chunks.hasEnded()) {
                isOver = true;
            } else if (frame.isEmpty()) {
                end();
            }
        } catch (IOException | JacksonException _) {
            add(chunks.error("provider_error", ""));
            isOver = true;
        }
    }

    private void end() {
        if (!chunks.isWhole()) {
            add(chunks.error("provider_error", ""));
            isOver = true;
            return;
        }
        Optional.of("data: [DONE]\n\n")
                .map(it -> it.getBytes(StandardCharsets.UTF_8))
                .ifPresent(made::add);
        isOver = true;
    }

    private void add(ObjectNode event) {
        var line = "data: " + JsonMapper.shared().writeValueAsString(event) + "\n\n";
        made.add(line.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() throws IOException {
        answer.close();
    }
}
