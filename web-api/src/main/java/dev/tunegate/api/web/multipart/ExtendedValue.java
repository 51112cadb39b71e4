package dev.tunegate.api.web.multipart;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * The encoding of parameters such as {@code filename*}: {@code UTF-8'en'na%C3%AFve.jsonl}.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8187#section-3.2">RFC 8187, 3.2</a>
 */
final class ExtendedValue {

    private static final String WHAT = "the parameter filename*";

    private ExtendedValue() {}

    static String decode(String text, Location at) {
        var pieces = text.split("'", 3);
        if (pieces.length < 3) {
            throw at.malformed(WHAT + " is not of the form charset'language'value");
        }
        return StrictText.decode(bytes(pieces[2], at), charset(pieces[0], at), WHAT, at);
    }

    private static Charset charset(String name, Location at) {
        if (name.equalsIgnoreCase("UTF-8")) {
            return StandardCharsets.UTF_8;
        }
        if (name.equalsIgnoreCase("ISO-8859-1")) {
            return StandardCharsets.ISO_8859_1;
        }
        throw at.malformed(WHAT + " names a charset other than UTF-8 and ISO-8859-1");
    }

    private static byte[] bytes(String text, Location at) {
        var bytes = new ByteArrayOutputStream(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c > '~') {
                throw at.malformed(WHAT + " has characters that should be percent-encoded");
            }
            bytes.write(c == '%' ? octet(text, i + 1, at) : c);
            i += c == '%' ? 2 : 0;
        }
        return bytes.toByteArray();
    }

    private static int octet(String text, int from, Location at) {
        if (from + 2 > text.length()
                || !HexFormat.isHexDigit(text.charAt(from))
                || !HexFormat.isHexDigit(text.charAt(from + 1))) {
            throw at.malformed(WHAT + " has a percent sign without two hexadecimal digits");
        }
        return HexFormat.fromHexDigits(text, from, from + 2);
    }
}
