package dev.tunegate.domain.grader;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads JSON as RFC 8259 has it and nothing beyond: the domain knows no JSON library, and needs no
 * more of one than this. Of members that come twice the last counts.
 */
final class ValueReader {

    /** Deeper trees than this come from nobody who means well. */
    private static final int MOST_DEPTH = 256;

    private static final Pattern NUMBER =
            Pattern.compile("-?(?:0|[1-9][0-9]*+)(?:\\.[0-9]++)?(?:[eE][+-]?[0-9]++)?");

    private final String text;
    private int at;

    private ValueReader(String text) {
        this.text = text;
    }

    static Optional<Value> read(String json) {
        var reader = new ValueReader(json);
        try {
            var value = reader.value(0);
            reader.skipBlanks();
            return reader.at == json.length() ? Optional.of(value) : Optional.empty();
        } catch (NoJson _) {
            return Optional.empty();
        }
    }

    /** The text goes on in a way that JSON does not. */
    private static final class NoJson extends Exception {
        private static final long serialVersionUID = 1L;

        NoJson() {
            super(null, null, false, false);
        }
    }

    private Value value(int depth) throws NoJson {
        skipBlanks();
        if (depth > MOST_DEPTH || at == text.length()) {
            throw new NoJson();
        }
        return switch (text.charAt(at)) {
            case '{' -> members(depth);
            case '[' -> elements(depth);
            case '"' -> new Value.Text(string());
            case 't' -> word("true", new Value.Truth(true));
            case 'f' -> word("false", new Value.Truth(false));
            case 'n' -> word("null", new Value.Nothing());
            default -> numeral();
        };
    }

    private Value word(String word, Value meant) throws NoJson {
        if (!text.startsWith(word, at)) {
            throw new NoJson();
        }
        at += word.length();
        return meant;
    }

    private Value numeral() throws NoJson {
        var number = NUMBER.matcher(text).region(at, text.length());
        if (!number.lookingAt()) {
            throw new NoJson();
        }
        at = number.end();
        return new Value.Numeral(number.group());
    }

    private Value members(int depth) throws NoJson {
        var members = new LinkedHashMap<String, Value>();
        at++;
        if (comes('}')) {
            return new Value.Members(members);
        }
        do {
            skipBlanks();
            var name = string();
            require(':');
            members.put(name, value(depth + 1));
        } while (comes(','));
        require('}');
        return new Value.Members(members);
    }

    private Value elements(int depth) throws NoJson {
        var elements = new ArrayList<Value>();
        at++;
        if (comes(']')) {
            return new Value.Elements(elements);
        }
        do {
            elements.add(value(depth + 1));
        } while (comes(','));
        require(']');
        return new Value.Elements(elements);
    }

    private String string() throws NoJson {
        take('"');
        var string = new StringBuilder();
        while (at < text.length() && text.charAt(at) != '"') {
            char next = text.charAt(at++);
            if (next < ' ') {
                throw new NoJson();
            }
            string.append(next == '\\' ? escaped() : next);
        }
        take('"');
        return string.toString();
    }

    private char escaped() throws NoJson {
        if (at == text.length()) {
            throw new NoJson();
        }
        return switch (text.charAt(at++)) {
            case '"' -> '"';
            case '\\' -> '\\';
            case '/' -> '/';
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> hexadecimal();
            default -> throw new NoJson();
        };
    }

    private char hexadecimal() throws NoJson {
        if (at + 4 > text.length()) {
            throw new NoJson();
        }
        int code = 0;
        for (int end = at + 4; at < end; at++) {
            char digit = text.charAt(at);
            if (digit > 'f' || Character.digit(digit, 16) < 0) {
                throw new NoJson();
            }
            code = code * 16 + Character.digit(digit, 16);
        }
        return (char) code;
    }

    /** Steps over the character, if it comes next. */
    private boolean comes(char wanted) {
        skipBlanks();
        boolean comes = at < text.length() && text.charAt(at) == wanted;
        at += comes ? 1 : 0;
        return comes;
    }

    private void require(char wanted) throws NoJson {
        skipBlanks();
        take(wanted);
    }

    private void take(char wanted) throws NoJson {
        if (at == text.length() || text.charAt(at) != wanted) {
            throw new NoJson();
        }
        at++;
    }

    private void skipBlanks() {
        while (at < text.length() && " \t\n\r".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }
}
