package dev.tunegate.domain.grader;

import dev.tunegate.domain.grader.Grader.LabelModel;
import dev.tunegate.domain.grader.Grader.ScoreModel;
import java.util.Optional;

/**
 * What a model that judges has answered.
 *
 * @param said the object in its answer; empty if there is none
 */
public record ModelVerdict(Optional<Value> said, boolean refused, TokenUsage usage) {

    /** Reads a chat completion; one that makes no sense says nothing. */
    public static ModelVerdict of(String chatCompletion) {
        var answer = Value.read(chatCompletion);
        var message =
                answer.flatMap(it -> it.member("choices"))
                        .flatMap(it -> it.element(0))
                        .flatMap(it -> it.member("message"));
        var refusal = message.flatMap(it -> it.member("refusal")).flatMap(Value::text);
        var said =
                message.flatMap(it -> it.member("content"))
                        .flatMap(Value::text)
                        .flatMap(Value::read);
        var usage = answer.flatMap(it -> it.member("usage"));
        return new ModelVerdict(
                said,
                refusal.isPresent(),
                usage.map(ModelVerdict::usage).orElse(TokenUsage.NONE));
    }

    /** Providers may leave figures out, or count what is less than nothing. */
    static TokenUsage usage(Value usage) {
        long prompt = count(usage.member("prompt_tokens"));
        long completion = count(usage.member("completion_tokens"));
        var cached = usage.member("prompt_tokens_details").flatMap(it -> it.member("cached_tokens"));
        var total = usage.member("total_tokens");
        return new TokenUsage(
                prompt,
                completion,
                total.isPresent() ? count(total) : prompt + completion,
                count(cached));
    }

    private static long count(Optional<Value> of) {
        return of.flatMap(Value::number).map(it -> (long) Math.clamp(it, 0, 1e12)).orElse(0L);
    }

    /** What the answer means to a grader that wants a number. */
    public GraderResult of(ScoreModel grader) {
        return refused
                ? GraderResult.failed(GraderFlag.MODEL_GRADER_REFUSAL_ERROR)
                : said.flatMap(it -> it.member("result"))
                        .flatMap(Value::number)
                        .map(it -> GraderResult.of(grader.range().clamped(it)))
                        .orElseGet(() -> GraderResult.failed(GraderFlag.MODEL_GRADER_PARSE_ERROR));
    }

    /** What the answer means to a grader that wants one of its labels. */
    public GraderResult of(LabelModel grader) {
        return refused
                ? GraderResult.failed(GraderFlag.MODEL_GRADER_REFUSAL_ERROR)
                : said.flatMap(it -> it.member("label"))
                        .flatMap(Value::text)
                        .filter(grader.labels()::contains)
                        .map(it -> GraderResult.of(grader.passingLabels().contains(it) ? 1 : 0))
                        .orElseGet(() -> GraderResult.failed(GraderFlag.MODEL_GRADER_PARSE_ERROR));
    }
}
