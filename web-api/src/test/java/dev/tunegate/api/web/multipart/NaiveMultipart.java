package dev.tunegate.api.web.multipart;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The format read the simple way, all in memory, to compare the streaming reader with. */
final class NaiveMultipart {

    private static final Pattern AFTER_LAST = Pattern.compile("--[ \t]*(\r\n.*)?", Pattern.DOTALL);
    private static final Pattern BLANKS = Pattern.compile("[ \t]*\r\n");

    private NaiveMultipart() {}

    /** What lies between the boundaries; empty if they are not as they should be. */
    static Optional<List<Piece>> split(byte[] form, String boundary) {
        var text = "\r\n" + new String(form, ISO_8859_1);
        var delimiter = "\r\n--" + boundary;
        var pieces = new ArrayList<Piece>();
        int at = text.indexOf(delimiter);
        while (at >= 0) {
            int line = at + delimiter.length();
            if (AFTER_LAST.matcher(text).region(line, text.length()).matches()) {
                return Optional.of(pieces);
            }
            var blanks = BLANKS.matcher(text).region(line, text.length());
            int headers = blanks.lookingAt() ? blanks.end() : -1;
            int empty = headers < 0 ? -1 : text.indexOf("\r\n\r\n", headers - 2);
            int next = empty < 0 ? -1 : text.indexOf(delimiter, empty + 2);
            if (next >= 0) {
                var body = text.substring(Math.min(empty + 4, next), next);
                pieces.add(new Piece(text.substring(headers, empty + 2), body));
            }
            at = next;
        }
        return Optional.empty();
    }

    /** A part: its header lines and its content, each character a byte. */
    record Piece(String headers, String body) {}
}
