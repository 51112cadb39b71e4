package dev.tunegate.domain.grader;

import dev.tunegate.domain.grader.Formula.Function;
import dev.tunegate.domain.grader.Formula.Malformed;
import dev.tunegate.domain.grader.Formula.Term;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads a formula by recursive descent. */
final class FormulaReader {

    private static final Pattern NUMBER =
            Pattern.compile("(?:[0-9]++(?:\\.[0-9]*+)?|\\.[0-9]++)(?:[eE][+-]?[0-9]{1,3})?");
    private static final Pattern NAME = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_]*+");

    private final String text;
    private final Set<String> names = new HashSet<>();
    private int at;
    private int depth;

    private FormulaReader(String text) {
        this.text = text;
    }

    static Formula read(String text) throws Malformed {
        if (text.length() > Formula.MOST_LENGTH) {
            throw new Malformed(
                    Formula.MOST_LENGTH,
                    "the formula has more than " + Formula.MOST_LENGTH + " characters");
        }
        var reader = new FormulaReader(text);
        var term = reader.sum();
        if (reader.at < text.length()) {
            throw reader.unexpected();
        }
        return new Formula(term, reader.names);
    }

    private Malformed unexpected() {
        skipBlanks();
        return at == text.length()
                ? new Malformed(at, "the formula ends too early")
                : new Malformed(at, "'" + Character.toString(text.codePointAt(at)) + "' makes no sense here");
    }

    private Term sum() throws Malformed {
        if (++depth > Formula.MOST_DEPTH) {
            throw new Malformed(at, "the formula is nested too deeply");
        }
        var sum = product();
        for (char sign = next("+-"); sign != 0; sign = next("+-")) {
            var second = product();
            sum =
                    sign == '+'
                            ? new Term.Binary(Double::sum, sum, second)
                            : new Term.Binary((a, b) -> a - b, sum, second);
        }
        depth--;
        return sum;
    }

    private Term product() throws Malformed {
        var product = signed();
        for (char sign = next("*/"); sign != 0; sign = next("*/")) {
            var second = signed();
            product =
                    sign == '*'
                            ? new Term.Binary((a, b) -> a * b, product, second)
                            : new Term.Binary((a, b) -> a / b, product, second);
        }
        return product;
    }

    /** Signs are counted, so that thousands of them need no deep stack. */
    private Term signed() throws Malformed {
        boolean negative = false;
        for (char sign = next("+-"); sign != 0; sign = next("+-")) {
            negative ^= sign == '-';
        }
        var power = power();
        return negative ? new Term.Unary(it -> -it, power) : power;
    }

    private Term power() throws Malformed {
        var base = atom();
        if (next("^") == 0) {
            return base;
        }
        if (++depth > Formula.MOST_DEPTH) {
            throw new Malformed(at, "the formula is nested too deeply");
        }
        var exponent = signed();
        depth--;
        return new Term.Binary(Math::pow, base, exponent);
    }

    private Term atom() throws Malformed {
        if (next("(") != 0) {
            var inner = sum();
            shut();
            return inner;
        }
        var number = match(NUMBER);
        if (number.isPresent()) {
            return new Term.Constant(Double.parseDouble(number.get()));
        }
        int start = at;
        var name = match(NAME).orElseThrow(this::unexpected);
        return next("(") == 0 ? score(name) : call(start, name);
    }

    private Term score(String name) {
        names.add(name);
        return new Term.Score(name);
    }

    private Term call(int start, String name) throws Malformed {
        var function =
                Stream.of(Function.values())
                        .filter(it -> it.word().equals(name))
                        .findFirst()
                        .orElseThrow(() -> new Malformed(start, "there is no function '" + name + "'"));
        var terms = new ArrayList<Term>();
        do {
            terms.add(sum());
        } while (next(",") != 0);
        if (terms.size() > 1 && !function.takesMany()) {
            throw new Malformed(start, "'" + name + "' takes one term");
        }
        shut();
        return function.of(List.copyOf(terms));
    }

    private void shut() throws Malformed {
        if (next(")") == 0) {
            throw unexpected();
        }
    }

    /** Steps over the next character if it is one of these; 0 if it is not. */
    private char next(String wanted) {
        skipBlanks();
        return at < text.length() && wanted.indexOf(text.charAt(at)) >= 0 ? text.charAt(at++) : 0;
    }

    private Optional<String> match(Pattern pattern) {
        skipBlanks();
        var match = pattern.matcher(text).region(at, text.length());
        if (!match.lookingAt()) {
            return Optional.empty();
        }
        at = match.end();
        return Optional.of(match.group());
    }

    private void skipBlanks() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }
}
