package dev.tunegate.api.web.multipart;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** A header value that carries parameters, such as {@code form-data; name="file"}. */
record ParameterizedValue(String value, Map<String, String> parameters) {

    ParameterizedValue {
        parameters = Map.copyOf(parameters);
    }

    /** Parameter names come out in lower case; a parameter that is given twice is refused. */
    static ParameterizedValue parse(String text, Location at) {
        return new Parser(text, at).parse();
    }

    /** One pass over the text. */
    private static final class Parser {

        private final String text;
        private final Location at;
        private final Map<String, String> parameters = new LinkedHashMap<>();
        private int next;

        Parser(String text, Location at) {
            this.text = text;
            this.at = at;
        }

        ParameterizedValue parse() {
            var value = upTo(";").strip();
            while (next < text.length()) {
                expectSemicolon();
                skipBlanks();
                if (next < text.length() && text.charAt(next) != ';') {
                    parameter();
                }
            }
            return new ParameterizedValue(value, parameters);
        }

        private void expectSemicolon() {
            if (text.charAt(next) != ';') {
                throw at.malformed("a header parameter is followed by something unexpected");
            }
            next++;
        }

        private void parameter() {
            var name = upTo("=;").toLowerCase(Locale.ROOT);
            if (!HeaderLines.isToken(name) || next == text.length() || text.charAt(next) != '=') {
                throw at.malformed("a header parameter is not of the form name=value");
            }
            next++;
            var isQuoted = next < text.length() && text.charAt(next) == '"';
            var value = isQuoted ? quoted() : upTo("; \t\"");
            if (parameters.putIfAbsent(name, value) != null) {
                throw at.malformed("the header parameter " + name + " is given twice");
            }
            skipBlanks();
        }

        /** Only \" and \\ are escapes: some clients send a Windows path as it is. */
        private String quoted() {
            var value = new StringBuilder();
            for (next++; next < text.length(); next++) {
                if (text.charAt(next) == '"') {
                    next++;
                    return value.toString();
                }
                if (isEscape()) {
                    next++;
                }
                value.append(text.charAt(next));
            }
            throw at.malformed("a quoted header parameter has no closing quote");
        }

        private boolean isEscape() {
            return text.startsWith("\\\"", next) || text.startsWith("\\\\", next);
        }

        private String upTo(String stops) {
            int from = next;
            while (next < text.length() && stops.indexOf(text.charAt(next)) < 0) {
                next++;
            }
            return text.substring(from, next);
        }

        private void skipBlanks() {
            while (next < text.length() && " \t".indexOf(text.charAt(next)) >= 0) {
                next++;
            }
        }
    }
}
