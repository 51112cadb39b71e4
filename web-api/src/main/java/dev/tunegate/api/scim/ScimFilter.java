package dev.tunegate.api.scim;

import dev.tunegate.domain.shared.Refusal;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The one kind of filter that directories need to find whom they know already: an attribute that
 * equals a text.
 *
 * @param attribute in lower case
 */
record ScimFilter(String attribute, String value) {

    private static final int MAX_LENGTH = 512;

    /** Each part excludes the next one's beginning, so nothing is tried twice. */
    private static final Pattern SHAPE =
            Pattern.compile(
                    "([A-Za-z][A-Za-z0-9_:.]*+)(?:\\[[^\\[\\]]*+\\](\\.[A-Za-z]++))?+ ++(?i:eq) ++"
                            + "(\"(?:[^\"\\\\]|\\\\.)*+\")");

    /**
     * @param known in lower case
     * @throws Refusal.InvalidInput if it is another kind of filter
     */
    static ScimFilter parse(String text, Set<String> known) {
        var parts = SHAPE.matcher(text.strip());
        if (text.length() > MAX_LENGTH || !parts.matches()) {
            throw invalid(known);
        }
        var attribute = attribute(parts.group(1), Optional.ofNullable(parts.group(2)));
        var value = ScimObject.unquoted(parts.group(3)).orElseThrow(() -> invalid(known));
        if (!known.contains(attribute) || value.isEmpty() || value.indexOf('\0') >= 0) {
            throw invalid(known);
        }
        return new ScimFilter(attribute, value);
    }

    /** Without its schema, and without what else is said of the value: {@code emails.value}. */
    private static String attribute(String path, Optional<String> sub) {
        var plain = path.substring(path.lastIndexOf(':') + 1);
        var whole = (plain + sub.orElse("")).toLowerCase(Locale.ROOT);
        return whole.equals("emails") ? "emails.value" : whole;
    }

    private static Refusal invalid(Set<String> known) {
        return new Refusal.InvalidInput(
                "filter",
                "invalidFilter",
                "A filter reads: attribute eq \"value\"; the attributes are "
                        + String.join(", ", new java.util.TreeSet<>(known))
                        + ".");
    }
}
