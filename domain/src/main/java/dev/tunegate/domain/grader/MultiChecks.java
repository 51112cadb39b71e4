package dev.tunegate.domain.grader;

import dev.tunegate.domain.grader.Grader.Multi;
import dev.tunegate.domain.shared.Refusal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Whether the parts of a multi grader and its formula fit together. */
final class MultiChecks {

    private MultiChecks() {}

    static Map<String, Grader> inOrder(Map<String, Grader> parts) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(parts));
    }

    static void check(Multi multi, String path) {
        if (multi.parts().isEmpty() || multi.parts().size() > Multi.MOST_PARTS) {
            throw invalid(
                    path + ".graders",
                    "'%s.graders' must have 1 to %d graders.".formatted(path, Multi.MOST_PARTS));
        }
        multi.parts().forEach((name, part) -> checkPart(part, multi.path(path, name)));
    }

    private static void checkPart(Grader part, String path) {
        if (part instanceof Multi) {
            throw invalid(
                    path + ".type", "A 'multi' grader cannot stand in another one: '" + path + "'.");
        }
        part.checked(path);
    }

    static void checkFormula(Multi multi, String path) {
        try {
            for (var name : Formula.of(multi.formula()).names()) {
                if (!multi.parts().containsKey(name)) {
                    throw invalid(
                            path, "'%s' names '%s', which is no grader.".formatted(path, name));
                }
            }
        } catch (Formula.Malformed e) {
            throw invalid(path, "'%s' is no formula: %s.".formatted(path, e.fault()));
        }
    }

    private static Refusal invalid(String path, String message) {
        return new Refusal.InvalidInput(path, "invalid_value", message);
    }
}
