package dev.tunegate.domain.grader;

/** How many tokens a model has read and written for a grader. */
public record TokenUsage(long prompt, long completion, long total, long cached) {

    public static final TokenUsage NONE = new TokenUsage(0, 0, 0, 0);

    public TokenUsage and(TokenUsage more) {
        return new TokenUsage(
                prompt + more.prompt,
                completion + more.completion,
                total + more.total,
                cached + more.cached);
    }
}
