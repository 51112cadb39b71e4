package dev.tunegate.providers.openaiwire;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Rewrites the top-level member {@code model} of a JSON object, or of every JSON object in a stream
 * of server-sent events: byte by byte, and without holding more than it is given.
 */
final class ModelMembers {

    private static final byte[] KEY = "model".getBytes(StandardCharsets.UTF_8);
    private static final byte[] DATA = "data:".getBytes(StandardCharsets.UTF_8);
    private static final int NO_KEY = -1;

    /** What kind of a line of events the machine is in. */
    private enum Line {
        HEAD,
        DATA,
        OTHER
    }

    private final boolean events;
    private final byte[] name;
    private final ByteArrayOutputStream to = new ByteArrayOutputStream(1024);

    private Line line;
    private int headLength;
    private boolean afterReturn;

    private int depth;
    private boolean inText;
    private boolean escaped;
    private boolean dropping;

    /** Whether a text that begins now is a key of the object. */
    private boolean keyNext;

    /** How much of {@link #KEY} the key has matched so far. */
    private int keyLength = NO_KEY;

    private boolean modelKey;
    private boolean modelValue;

    /**
     * @param events whether the bytes are server-sent events rather than one object
     * @param name what takes the place of the value: a JSON string
     */
    ModelMembers(boolean events, byte[] name) {
        this.events = events;
        this.name = name.clone();
        this.line = events ? Line.HEAD : Line.DATA;
    }

    /** What the next bytes of the answer become. */
    byte[] rewritten(byte[] bytes, int count) {
        to.reset();
        for (int i = 0; i < count; i++) {
            step(bytes[i]);
        }
        return to.toByteArray();
    }

    private void step(byte b) {
        if (events && (b == '\n' || b == '\r')) {
            to.write(b);
            lineEnds(b);
            return;
        }
        afterReturn = false;
        switch (line) {
            case HEAD -> head(b);
            case OTHER -> to.write(b);
            case DATA -> json(b);
        }
    }

    /** An object may go on in the next line of data; a blank line ends the event. */
    private void lineEnds(byte b) {
        boolean ended = b == '\n' && afterReturn;
        if (!ended && line == Line.HEAD && headLength == 0) {
            depth = 0;
            keyNext = false;
        }
        afterReturn = b == '\r';
        line = Line.HEAD;
        headLength = 0;
        inText = false;
        escaped = false;
        dropping = false;
    }

    private void head(byte b) {
        to.write(b);
        if (b != DATA[headLength]) {
            line = Line.OTHER;
        } else if (++headLength == DATA.length) {
            line = Line.DATA;
        }
    }

    private void json(byte b) {
        if (inText) {
            text(b);
        } else if (b == '"') {
            textBegins();
        } else {
            to.write(b);
            structure(b);
        }
    }

    private void textBegins() {
        inText = true;
        keyLength = keyNext ? 0 : NO_KEY;
        dropping = modelValue;
        if (dropping) {
            to.writeBytes(name);
        } else {
            to.write('"');
        }
    }

    private void text(byte b) {
        if (!dropping) {
            to.write(b);
        }
        if (escaped) {
            escaped = false;
        } else if (b == '\\') {
            escaped = true;
            keyLength = NO_KEY;
        } else if (b == '"') {
            textEnds();
        } else if (keyLength != NO_KEY) {
            boolean matches = keyLength < KEY.length && b == KEY[keyLength];
            keyLength = matches ? keyLength + 1 : NO_KEY;
        }
    }

    private void textEnds() {
        inText = false;
        dropping = false;
        modelKey = keyLength == KEY.length;
        modelValue = false;
        keyNext = false;
    }

    private void structure(byte b) {
        switch (b) {
            case ' ', '\t', '\n', '\r' -> {}
            case ':' -> modelValue = modelKey && depth == 1;
            case '{', '[' -> {
                depth++;
                value(b == '{' && depth == 1);
            }
            case '}', ']' -> {
                depth = Math.max(0, depth - 1);
                value(false);
            }
            case ',' -> value(depth == 1);
            default -> value(false);
        }
    }

    private void value(boolean key) {
        keyNext = key;
        modelKey = false;
        modelValue = false;
    }
}
