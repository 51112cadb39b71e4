package dev.tunegate.domain.grader;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What the parts of a multi grader have come to, and what that comes to together. */
public final class Scores {

    private final Map<String, Double> rewards = new LinkedHashMap<>();
    private final Map<String, TokenUsage> usage = new HashMap<>();
    private GraderErrors errors = GraderErrors.NONE;

    public void add(String part, GraderResult result) {
        rewards.put(part, result.reward());
        result.usage().forEach((model, tokens) -> usage.merge(model, tokens, TokenUsage::and));
        errors = errors.and(result.errors());
    }

    /** The formula's value; where there is none, 0 and why. */
    public GraderResult result(Grader.Multi of) {
        try {
            var formula = Formula.of(of.formula());
            if (!rewards.keySet().containsAll(formula.names())) {
                return result(0, GraderErrors.of(GraderFlag.FORMULA_PARSE_ERROR));
            }
            double value = formula.value(rewards);
            return Double.isFinite(value)
                    ? result(value, GraderErrors.NONE)
                    : result(0, GraderErrors.of(GraderFlag.OTHER_ERROR));
        } catch (Formula.Malformed _) {
            return result(0, GraderErrors.of(GraderFlag.FORMULA_PARSE_ERROR));
        }
    }

    private GraderResult result(double reward, GraderErrors more) {
        return new GraderResult(reward, rewards, usage, Optional.empty(), errors.and(more));
    }
}
