package dev.tunegate.providers.dataset;

import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamConstraintsException;

/** Puts the parser's complaint into a rule and a sentence. */
final class BrokenJson {

    private static final int MOST = 160;

    private BrokenJson() {}

    static String rule(JacksonException broken) {
        var said = String.valueOf(broken.getOriginalMessage());
        if (said.startsWith("Duplicate")) {
            return "duplicate_key";
        }
        if (!(broken instanceof StreamConstraintsException)) {
            return "malformed_json";
        }
        if (said.contains("nesting depth")) {
            return "nesting_too_deep";
        }
        return said.contains("Number") ? "number_too_long" : "value_too_long";
    }

    static String message(JacksonException broken) {
        return switch (rule(broken)) {
            case "duplicate_key" -> "The line names a member twice in one object.";
            case "nesting_too_deep" -> "The line nests more than 64 levels deep.";
            case "number_too_long" -> "The line has a number with more than 64 characters.";
            case "value_too_long" -> "The line has a name or value that is too long.";
            default -> "The line is not valid JSON: " + said(broken);
        };
    }

    private static String said(JacksonException broken) {
        var said = String.valueOf(broken.getOriginalMessage()).lines().findFirst().orElse("");
        var plain =
                said.replaceAll("\\[Source: [^;]*; ", "[")
                        .replaceAll("[\\p{Cc}\\p{Cf}\\p{Cs}]", "?");
        return plain.length() > MOST ? plain.substring(0, MOST) + "…" : plain;
    }
}
