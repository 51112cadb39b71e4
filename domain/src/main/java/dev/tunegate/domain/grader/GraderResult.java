package dev.tunegate.domain.grader;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a grader has made of an answer. Also a grader that fails has a result: what went wrong is in
 * its errors.
 *
 * @param reward always a finite number
 * @param subRewards by the names of a multi grader's parts; otherwise empty
 * @param usage by the public names of the models that were asked
 * @param sampledModel the one model that has judged
 */
public record GraderResult(
        double reward,
        Map<String, Double> subRewards,
        Map<String, TokenUsage> usage,
        Optional<String> sampledModel,
        GraderErrors errors) {

    public GraderResult {
        if (!Double.isFinite(reward)) {
            throw new IllegalArgumentException("a reward of " + reward);
        }
        subRewards = Collections.unmodifiableMap(new LinkedHashMap<>(subRewards));
        usage = Collections.unmodifiableMap(new LinkedHashMap<>(usage));
    }

    /** Of a grader that has asked nobody. */
    public static GraderResult of(double reward) {
        return new GraderResult(
                reward, Map.of(), Map.of(), Optional.empty(), GraderErrors.NONE);
    }

    public static GraderResult failed(GraderErrors errors) {
        return new GraderResult(0, Map.of(), Map.of(), Optional.empty(), errors);
    }

    public static GraderResult failed(GraderFlag flag) {
        return failed(GraderErrors.of(flag));
    }

    /** The same, after a model has been asked. */
    public GraderResult judgedBy(String model, TokenUsage used) {
        return new GraderResult(
                reward, subRewards, Map.of(model, used), Optional.of(model), errors);
    }

    /** All models' tokens together; empty if none was asked. */
    public Optional<Long> tokens() {
        return usage.values().stream().map(TokenUsage::total).reduce(Math::addExact);
    }
}
