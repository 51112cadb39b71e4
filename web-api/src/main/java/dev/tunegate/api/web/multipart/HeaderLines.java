package dev.tunegate.api.web.multipart;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The header lines of one part; taken strictly, so that no two readers can understand them apart.
 */
final class HeaderLines {

    private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+\\-.^_`|~0-9A-Za-z]+");

    private final Window window;
    private final int limit;
    private final Map<String, String> values = new HashMap<>();
    private int used;

    private HeaderLines(Window window, int limit) {
        this.window = window;
        this.limit = limit;
    }

    /** Reads up to the line end of the empty line, which stays in the window. */
    static HeaderLines read(Window window, int limit) throws IOException {
        var lines = new HeaderLines(window, limit);
        while (!window.isAtLineEnd()) {
            var at = window.here();
            lines.add(StrictText.utf8(lines.line(), "a header line", at), at);
        }
        return lines;
    }

    static boolean isToken(String text) {
        return TOKEN.matcher(text).matches();
    }

    /** The value under this name, which is given in lower case. */
    Optional<String> value(String name) {
        return Optional.ofNullable(values.get(name));
    }

    private void add(String line, Location at) {
        if (line.charAt(0) == ' ' || line.charAt(0) == '\t') {
            throw at.malformed("a header line begins with a blank; folded headers are refused");
        }
        int colon = line.indexOf(':');
        if (colon < 0 || !isToken(line.substring(0, colon))) {
            throw at.malformed("a header line is not of the form name: value");
        }
        var name = line.substring(0, colon).toLowerCase(Locale.ROOT);
        if (values.putIfAbsent(name, line.substring(colon + 1).strip()) != null) {
            throw at.malformed("a header is given twice");
        }
    }

    private byte[] line() throws IOException {
        var line = new ByteArrayOutputStream();
        while (!window.isAtLineEnd()) {
            line.write(nextByte());
        }
        take(2);
        return line.toByteArray();
    }

    private int nextByte() throws IOException {
        int next = window.peek();
        if (next < 0) {
            throw window.truncated();
        }
        if ((next < ' ' && next != '\t') || next == 0x7F) {
            var hex = HexFormat.of().withUpperCase().toHexDigits((byte) next);
            throw window.here().malformed("a header line has the control character 0x" + hex);
        }
        take(1);
        return next;
    }

    private void take(int count) {
        used += count;
        if (used > limit) {
            throw window.here().limitExceeded("its headers are longer than " + limit + " bytes");
        }
        window.skip(count);
    }
}
