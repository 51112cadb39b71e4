package dev.tunegate.domain.catalog.words;

import java.util.Set;

/**
 * Words about models that a LiteLLM gateway knows and that have no effect here (its documentation
 * and source, seen November 2026).
 */
public final class IdleWords {

    public static final Set<String> PARAMS =
            Set.of(
                    "rpm",
                    "tpm",
                    "timeout",
                    "stream_timeout",
                    "max_retries",
                    "num_retries",
                    "max_parallel_requests",
                    "cooldown_time",
                    "weight",
                    "order",
                    "tags",
                    "max_budget",
                    "budget_duration",
                    "input_cost_per_token",
                    "output_cost_per_token",
                    "drop_params",
                    "additional_drop_params",
                    "api_version",
                    "aws_batch_role_arn",
                    "use_in_pass_through");

    public static final Set<String> MODEL_INFO =
            Set.of(
                    "mode",
                    "base_model",
                    "team_id",
                    "team_public_model_name",
                    "blocked",
                    "max_tokens",
                    "max_input_tokens",
                    "max_output_tokens",
                    "input_cost_per_token",
                    "output_cost_per_token",
                    "health_check_model",
                    "health_check_timeout",
                    "health_check_voice",
                    "disable_background_health_check",
                    "description");

    /** Other endpoints of OpenAI's API, as {@code supported_endpoints} may name them. */
    public static final Set<String> ENDPOINTS =
            Set.of(
                    "/responses",
                    "/moderations",
                    "/batches",
                    "/files",
                    "/images/generations",
                    "/images/edits",
                    "/audio/speech",
                    "/audio/transcriptions",
                    "/realtime",
                    "/rerank",
                    "/messages");

    private IdleWords() {}
}
