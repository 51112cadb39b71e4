package dev.tunegate.api.key;

import dev.tunegate.api.web.JsonObject;
import dev.tunegate.application.key.Patch;
import dev.tunegate.domain.catalog.ModelGrants;
import dev.tunegate.domain.key.KeyType;
import dev.tunegate.domain.shared.Metadata;
import dev.tunegate.domain.shared.Refusal;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * The fields that speak of a key. What other gateways offer and this one does not is refused by its
 * name: a budget that nobody watches would be worse than none.
 */
record KeyFields(JsonObject body) {

    private static final Set<String> OF_OTHERS =
            Set.of(
                    "agent_id",
                    "project_id",
                    "max_budget",
                    "soft_budget",
                    "spend",
                    "budget_duration",
                    "budget_limits",
                    "budget_id",
                    "max_parallel_requests",
                    "tpm_limit",
                    "tpm_limit_type",
                    "rpm_limit_type",
                    "model_max_budget",
                    "model_rpm_limit",
                    "model_tpm_limit",
                    "budget_fallbacks",
                    "temp_budget_increase",
                    "temp_budget_expiry",
                    "tags",
                    "permissions",
                    "guardrails",
                    "policies",
                    "prompts",
                    "aliases",
                    "config",
                    "allowed_cache_controls",
                    "enforced_params",
                    "allowed_routes",
                    "allowed_passthrough_routes",
                    "allowed_vector_store_indexes",
                    "object_permission",
                    "access_group_ids",
                    "router_settings",
                    "auto_rotate",
                    "rotation_interval",
                    "send_invite_email",
                    "new_key",
                    "new_master_key");

    private static final Pattern DURATION = Pattern.compile("([1-9][0-9]{0,8})([smhdw])");
    private static final Duration LONGEST = Duration.ofDays(36_500);
    private static final int MAX_MODELS = 1000;

    /**
     * @throws Refusal.NotSupported if it has a field that other gateways know and this one does not
     * @throws Refusal.InvalidInput if it has one that nobody knows
     */
    static KeyFields of(JsonObject body, Set<String> known) {
        for (var name : body.names()) {
            if (OF_OTHERS.contains(name) && !known.contains(name) && body.has(name)) {
                throw new Refusal.NotSupported(
                        body.path(name),
                        "'" + body.path(name) + "' is not offered here; leave it out.");
            }
        }
        var tolerated = new HashSet<>(known);
        tolerated.addAll(OF_OTHERS);
        body.only(tolerated);
        return new KeyFields(body);
    }

    Optional<String> alias() {
        return body.text("key_alias");
    }

    ModelGrants models() {
        return new ModelGrants(Set.copyOf(body.texts("models", MAX_MODELS)));
    }

    Metadata metadata() {
        return body.metadata("metadata");
    }

    Optional<KeyType> type() {
        return body.text("key_type")
                .map(
                        it ->
                                switch (it) {
                                    case "default" -> KeyType.DEFAULT;
                                    case "llm_api" -> KeyType.LLM_API;
                                    case "management" -> KeyType.MANAGEMENT;
                                    case "read_only" -> KeyType.READ_ONLY;
                                    default ->
                                            throw invalid(
                                                    "key_type",
                                                    "must be 'default', 'llm_api', 'management' or"
                                                            + " 'read_only'.");
                                });
    }

    Optional<Boolean> flag(String name) {
        return body.scalar(name)
                .map(
                        it ->
                                switch (it) {
                                    case "true" -> true;
                                    case "false" -> false;
                                    default -> throw invalid(name, "must be true or false.");
                                });
    }

    /** A whole number that is not negative. */
    Optional<Long> limit(String name) {
        return body.number(name).map(it -> whole(name, it));
    }

    private long whole(String name, BigDecimal number) {
        try {
            long value = number.longValueExact();
            if (value >= 0) {
                return value;
            }
        } catch (ArithmeticException e) {
            throw invalid(name, "must be a whole number that is not negative.");
        }
        throw invalid(name, "must be a whole number that is not negative.");
    }

    Optional<Duration> duration(String name) {
        return body.text(name).map(it -> duration(name, it));
    }

    private Duration duration(String name, String text) {
        var parts = DURATION.matcher(text);
        if (parts.matches()) {
            var duration = duration(Long.parseLong(parts.group(1)), parts.group(2));
            if (duration.compareTo(LONGEST) <= 0) {
                return duration;
            }
        }
        throw invalid(
                name,
                "must be a number with s, m, h, d or w behind it, such as 30d; at most 36500d.");
    }

    private static Duration duration(long count, String unit) {
        return switch (unit) {
            case "s" -> Duration.ofSeconds(count);
            case "m" -> Duration.ofMinutes(count);
            case "h" -> Duration.ofHours(count);
            case "w" -> Duration.ofDays(7 * count);
            default -> Duration.ofDays(count);
        };
    }

    /**
     * What a change says of one field: nothing, a value, or, by a null, that there shall be none.
     */
    <T> Patch<T> patch(String name, Function<String, Optional<T>> read) {
        return body.names().contains(name) ? Patch.to(read.apply(name)) : Patch.none();
    }

    Refusal invalid(String name, String why) {
        return new Refusal.InvalidInput(
                body.path(name), "invalid_value", "'" + body.path(name) + "' " + why);
    }
}
