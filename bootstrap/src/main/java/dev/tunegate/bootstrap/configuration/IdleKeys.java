package dev.tunegate.bootstrap.configuration;

import java.util.Set;

/**
 * Keys that a LiteLLM configuration may hold and that have no effect here (its documentation and
 * source, seen November 2026): they are named in a warning, not refused.
 */
final class IdleKeys {

    static final Set<String> NONE = Set.of();

    static final Set<String> TOP =
            Set.of(
                    "router_settings",
                    "litellm_settings",
                    "callback_settings",
                    "guardrails",
                    "mcp_servers",
                    "prompts",
                    "search_tools",
                    "vector_store_registry",
                    "assistant_settings");

    /** Where the account's provider does not know them. */
    static final Set<String> ACCOUNT = Set.of("api_version", "timeout", "max_retries");

    static final Set<String> GENERAL =
            Set.of(
                    "store_model_in_db",
                    "store_prompts_in_spend_logs",
                    "database_connection_pool_limit",
                    "database_connection_timeout",
                    "proxy_batch_write_at",
                    "proxy_budget_rescheduler_min_time",
                    "proxy_budget_rescheduler_max_time",
                    "user_api_key_cache_ttl",
                    "allow_requests_on_db_unavailable",
                    "disable_spend_logs",
                    "maximum_spend_logs_retention_period",
                    "alerting",
                    "alerting_threshold",
                    "background_health_checks",
                    "health_check_interval",
                    "enable_jwt_auth",
                    "litellm_jwtauth",
                    "litellm_key_header_name",
                    "custom_auth",
                    "key_management_system",
                    "key_management_settings",
                    "pass_through_endpoints",
                    "public_routes",
                    "admin_only_routes",
                    "allowed_routes",
                    "allowed_ips",
                    "max_request_size_mb",
                    "max_response_size_mb",
                    "max_file_size_mb",
                    "max_parallel_requests",
                    "global_max_parallel_requests",
                    "blocked_file_extensions",
                    "enforce_user_param",
                    "completion_model",
                    "infer_model_from_keys",
                    "forward_client_headers_to_llm_api",
                    "ui_access_mode",
                    "use_redis_transaction_buffer");

    private IdleKeys() {}
}
