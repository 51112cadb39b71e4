package dev.tunegate.providers.completion;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.json.JsonMapper;

/** A chat's stream of events, given on as completions as it comes. */
final class CompletionEvents extends InputStream {

    private static final String DATA = "data: ";

    private final BufferedReader chat;
    private byte[] ready = {};
    private int given;

    CompletionEvents(InputStream chat) {
        this.chat = new BufferedReader(new InputStreamReader(chat, StandardCharsets.UTF_8));
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

    private boolean fill() throws IOException {
        while (given == ready.length) {
            var line = chat.readLine();
            if (line == null) {
                return false;
            }
            ready = translated(line).getBytes(StandardCharsets.UTF_8);
            given = 0;
        }
        return true;
    }

    /** What is no piece of a chat, such as an error or the end, goes on as it is. */
    private static String translated(String line) {
        if (line.isEmpty()) {
            return "";
        }
        if (!line.startsWith(DATA + "{")) {
            return line + "\n\n";
        }
        var json = JsonMapper.shared().readTree(line.substring(DATA.length()));
        return json.has("choices")
                ? CompletionJson.ofChunk(json).map(it -> DATA + it + "\n\n").orElse("")
                : line + "\n\n";
    }

    @Override
    public void close() throws IOException {
        chat.close();
    }
}
