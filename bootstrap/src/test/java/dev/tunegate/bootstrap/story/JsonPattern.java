package dev.tunegate.bootstrap.story;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * JSON as the documentation shows it: an answer may say more than the page does, and {@code …}
 * stands for whatever is there; at the end of a list, for any further elements.
 */
final class JsonPattern {

    private static final String ANYTHING = "…";

    private final JsonNode pattern;

    private JsonPattern(JsonNode pattern) {
        this.pattern = pattern;
    }

    static JsonPattern of(String text) {
        return new JsonPattern(JsonMapper.shared().readTree(quoted(text)));
    }

    /** A bare {@code …} made a string; one within a string stays. */
    private static String quoted(String text) {
        var json = new StringBuilder();
        boolean inside = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' && (i == 0 || text.charAt(i - 1) != '\\')) {
                inside = !inside;
            }
            json.append(c == '…' && !inside ? "\"…\"" : c);
        }
        return json.toString();
    }

    /** Where the last document in this text differs, each with its path; none if it fits. */
    List<String> differences(String printed) {
        var differences = new ArrayList<String>();
        compare("", pattern, lastIn(printed), differences);
        return differences;
    }

    private static JsonNode lastIn(String printed) {
        var json = JsonMapper.shared();
        try (var documents = json.createParser(printed)) {
            JsonNode last = json.missingNode();
            while (documents.nextToken() != null) {
                last = json.readTree(documents);
            }
            return last;
        }
    }

    private static void compare(String at, JsonNode wanted, JsonNode found, List<String> into) {
        if (found.isMissingNode()) {
            into.add(at + ": missing");
        } else if (wanted.isObject() && found.isObject()) {
            wanted.properties()
                    .forEach(
                            it ->
                                    compare(
                                            at + "/" + it.getKey(),
                                            it.getValue(),
                                            found.path(it.getKey()),
                                            into));
        } else if (wanted.isArray() && found.isArray()) {
            compareLists(at, wanted, found, into);
        } else if (!(wanted.isString() ? fits(wanted, found) : wanted.equals(found))) {
            into.add(at + ": " + found + " is not " + wanted);
        }
    }

    private static void compareLists(
            String at, JsonNode wanted, JsonNode found, List<String> into) {
        int stated = wanted.size();
        boolean open = stated > 0 && isAnything(wanted.get(stated - 1));
        int elements = open ? stated - 1 : stated;
        for (int i = 0; i < elements; i++) {
            compare(at + "/" + i, wanted.get(i), found.path(i), into);
        }
        if (!open && found.size() > stated) {
            into.add(at + ": " + found.size() + " elements and not " + stated);
        }
    }

    private static boolean isAnything(JsonNode wanted) {
        return wanted.isString() && wanted.stringValue().equals(ANYTHING);
    }

    private static boolean fits(JsonNode wanted, JsonNode found) {
        if (isAnything(wanted)) {
            return true;
        }
        var parts = wanted.stringValue().split(ANYTHING, -1);
        var pattern = new StringBuilder();
        for (int i = 0; i < parts.length; i++) {
            pattern.append(i == 0 ? "" : ".*").append(Pattern.quote(parts[i]));
        }
        return found.isString()
                && Pattern.compile(pattern.toString(), Pattern.DOTALL)
                        .matcher(found.stringValue())
                        .matches();
    }
}
