package dev.tunegate.domain.dataset;

/** Which shape the rows of a training file have, and so which methods they can train. */
public enum DatasetFormat {
    /** {@code messages} with at least one assistant message. */
    CHAT("chat examples"),
    /** {@code prompt} and {@code completion}. */
    COMPLETION("prompts with completions"),
    /** {@code input}, {@code preferred_output} and {@code non_preferred_output}. */
    PREFERENCE("preference pairs"),
    /** {@code messages} that end before the assistant's answer; further members are for graders. */
    REINFORCEMENT("prompts for reinforcement");

    private final String words;

    DatasetFormat(String words) {
        this.words = words;
    }

    /** For people. */
    public String words() {
        return words;
    }
}
