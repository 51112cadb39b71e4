package dev.tunegate.api.organization;

import dev.tunegate.api.web.JsonObject;
import dev.tunegate.domain.shared.Refusal;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The members of a request about the directory. What other gateways offer and this one does not is
 * refused by its name: a budget that nobody watches would be worse than none. As null it asks for
 * nothing.
 */
final class Fields {

    private static final int MAX_LIST = 1000;
    private static final BigDecimal MOST = BigDecimal.valueOf(Long.MAX_VALUE);

    private static final Set<String> OF_OTHERS =
            Set.of(
                    "access_group_ids",
                    "agent_id",
                    "aliases",
                    "allowed_cache_controls",
                    "allowed_passthrough_routes",
                    "allowed_vector_store_indexes",
                    "budget_duration",
                    "budget_id",
                    "budget_limits",
                    "config",
                    "default_team_member_models",
                    "duration",
                    "enforced_batch_output_expires_after",
                    "enforced_file_expires_after",
                    "guardrails",
                    "key_alias",
                    "max_budget",
                    "max_budget_in_team",
                    "max_parallel_requests",
                    "model_aliases",
                    "model_max_budget",
                    "model_rpm_limit",
                    "model_tpm_limit",
                    "object_permission",
                    "permissions",
                    "policies",
                    "project_id",
                    "prompts",
                    "router_settings",
                    "rpm_limit_type",
                    "secret_manager_settings",
                    "send_invite_email",
                    "soft_budget",
                    "spend",
                    "tags",
                    "team_member_budget",
                    "team_member_budget_duration",
                    "team_member_key_duration",
                    "team_member_rpm_limit",
                    "team_member_tpm_limit",
                    "temp_budget_expiry",
                    "temp_budget_increase",
                    "tpm_limit",
                    "tpm_limit_type");

    private Fields() {}

    /**
     * @throws Refusal.NotSupported if a member is known elsewhere and means nothing here
     * @throws Refusal.InvalidInput if a member is known nowhere
     */
    static JsonObject only(JsonObject body, Set<String> known) {
        body.names().stream()
                .filter(it -> OF_OTHERS.contains(it) && !known.contains(it) && body.has(it))
                .findFirst()
                .ifPresent(
                        it -> {
                            throw new Refusal.NotSupported(
                                    body.path(it), "'" + body.path(it) + "' is not offered here.");
                        });
        var all = new HashSet<>(OF_OTHERS);
        all.addAll(known);
        return body.only(all);
    }

    /** Whether it was sent at all; null clears what null can clear. */
    static boolean isGiven(JsonObject body, String name) {
        return body.names().contains(name);
    }

    static Optional<Boolean> bool(JsonObject body, String name) {
        return body.scalar(name)
                .map(
                        it ->
                                switch (it) {
                                    case "true" -> true;
                                    case "false" -> false;
                                    default ->
                                            throw new Refusal.InvalidInput(
                                                    body.path(name),
                                                    "invalid_type",
                                                    "'" + body.path(name) + "' must be a boolean.");
                                });
    }

    /** A whole number from nought on. */
    static Optional<Long> amount(JsonObject body, String name) {
        return body.number(name).map(it -> amount(it, body.path(name)));
    }

    private static long amount(BigDecimal number, String path) {
        boolean whole = number.stripTrailingZeros().scale() <= 0;
        if (!whole || number.signum() < 0 || number.compareTo(MOST) > 0) {
            throw new Refusal.InvalidInput(
                    path,
                    whole && number.signum() < 0 ? "integer_below_min_value" : "invalid_value",
                    "'" + path + "' must be a whole number from 0 on.");
        }
        return number.longValueExact();
    }

    /** A list of texts that is not empty. */
    static List<String> required(JsonObject body, String name) {
        var texts = body.texts(name, MAX_LIST);
        if (texts.isEmpty()) {
            throw body.missing(name);
        }
        return texts;
    }

    static List<String> texts(JsonObject body, String name) {
        return body.texts(name, MAX_LIST);
    }
}
