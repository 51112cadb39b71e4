package dev.tunegate.domain.grader;

import dev.tunegate.domain.shared.Refusal;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A text with places for values: <code>{{ item.answers[0].text }}</code>, <code>
 * {{sample.output_text}}</code>. What stands between the braces is a path and is looked up; nothing
 * is ever computed, and what was filled in is not looked at again.
 */
public record Template(String text) {

    /** In characters: a few places that are asked for often enough would fill the memory. */
    public static final int MOST_FILLED = 256 * 1024;

    /** A row of data has fewer levels by far. */
    private static final int MOST_STEPS = 64;

    private static final String OPEN = "{{";
    private static final String SHUT = "}}";
    private static final String NAME = "[\\p{L}\\p{N}_$-]++";
    private static final String INDEX = "\\[[0-9]{1,9}]";
    private static final Pattern PATH =
            Pattern.compile("(item|sample)((?:\\.%s|%s)*+)".formatted(NAME, INDEX));
    private static final Pattern STEP =
            Pattern.compile("\\.(%s)|\\[([0-9]{1,9})]".formatted(NAME));

    /**
     * The text with its places filled; empty if one of them names what is not there.
     *
     * @param param the template's own place in the request, to name it if need be
     * @throws Refusal.InvalidInput if the text grows beyond {@link #MOST_FILLED}
     */
    Optional<String> filled(Subject subject, String param) {
        var filled = new StringBuilder();
        int done = 0;
        for (int open = text.indexOf(OPEN); open >= 0; open = text.indexOf(OPEN, done)) {
            int shut = text.indexOf(SHUT, open);
            if (shut < 0) {
                break;
            }
            var value = value(text.substring(open + OPEN.length(), shut).strip(), subject);
            if (value.isEmpty()) {
                return Optional.empty();
            }
            filled.append(text, done, open).append(value.get());
            requireRoom(filled, param);
            done = shut + SHUT.length();
        }
        filled.append(text, done, text.length());
        requireRoom(filled, param);
        return Optional.of(filled.toString());
    }

    private static void requireRoom(StringBuilder filled, String param) {
        if (filled.length() > MOST_FILLED) {
            throw new Refusal.InvalidInput(
                    param,
                    "string_above_max_length",
                    "'%s' has more than %d characters once it is filled."
                            .formatted(param, MOST_FILLED));
        }
    }

    private static Optional<String> value(String path, Subject subject) {
        var parts = PATH.matcher(path);
        if (!parts.matches()) {
            return Optional.empty();
        }
        var value = subject.named(parts.group(1));
        var steps = STEP.matcher(parts.group(2));
        for (int i = 0; value.isPresent() && steps.find(); i++) {
            if (i == MOST_STEPS) {
                return Optional.empty();
            }
            var name = steps.group(1);
            value =
                    name != null
                            ? value.get().member(name)
                            : value.get().element(Integer.parseInt(steps.group(2)));
        }
        return value.map(Value::shown);
    }
}
