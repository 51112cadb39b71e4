package dev.tunegate.domain.grader;

import java.util.LinkedHashSet;
import java.util.Set;

/** Which models a grader asks, as far as its author has named them. */
public final class GraderModels {

    private static final String PARTS = "graders";

    private GraderModels() {}

    /**
     * @param grader as its author's JSON, which has been read once already
     * @return the models' names as they stand there, those of its parts included
     */
    public static Set<String> in(String grader) {
        var names = new LinkedHashSet<String>();
        Value.read(grader).ifPresent(it -> gather(it, names));
        return names;
    }

    /** A grader has its parts by names, in a list, or is itself the only one. */
    private static void gather(Value grader, Set<String> names) {
        grader.member("model").flatMap(Value::text).ifPresent(names::add);
        var parts = grader.member(PARTS);
        if (parts.isEmpty()) {
            return;
        }
        switch (parts.get()) {
            case Value.Elements it -> it.all().forEach(part -> gather(part, names));
            case Value.Members it when it.member("type").flatMap(Value::text).isPresent() ->
                    gather(it, names);
            case Value.Members it -> it.all().values().forEach(part -> gather(part, names));
            case Value.Text _, Value.Numeral _, Value.Truth _, Value.Nothing _ -> {}
        }
    }
}
