package dev.tunegate.domain.grader;

/** What can go wrong with a grader while it runs, in OpenAI's words. */
public enum GraderFlag {
    FORMULA_PARSE_ERROR("formula_parse_error"),
    SAMPLE_PARSE_ERROR("sample_parse_error"),
    TRUNCATED_OBSERVATION_ERROR("truncated_observation_error"),
    UNRESPONSIVE_REWARD_ERROR("unresponsive_reward_error"),
    /** A template names what is not there. */
    INVALID_VARIABLE_ERROR("invalid_variable_error"),
    /** A formula comes to no number. */
    OTHER_ERROR("other_error"),
    PYTHON_GRADER_SERVER_ERROR("python_grader_server_error"),
    PYTHON_GRADER_RUNTIME_ERROR("python_grader_runtime_error"),
    MODEL_GRADER_SERVER_ERROR("model_grader_server_error"),
    MODEL_GRADER_REFUSAL_ERROR("model_grader_refusal_error"),
    MODEL_GRADER_PARSE_ERROR("model_grader_parse_error");

    private final String word;

    GraderFlag(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }
}
