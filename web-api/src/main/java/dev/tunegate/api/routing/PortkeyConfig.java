package dev.tunegate.api.routing;

import dev.tunegate.api.web.JsonObject;
import dev.tunegate.api.web.JsonRequest;
import dev.tunegate.domain.catalog.ProviderChoice;
import dev.tunegate.domain.catalog.ProviderChoice.Order;
import dev.tunegate.domain.catalog.ProviderChoice.Target;
import dev.tunegate.domain.shared.Refusal;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * A Portkey config: one target, or several with a strategy. Which target gets a job is decided
 * before the job is sent, because a job cannot move once its provider has it.
 */
final class PortkeyConfig {

    private static final int MAX_CHARACTERS = 8192;
    private static final int MAX_TARGETS = 16;
    private static final int MAX_WEIGHT = 1_000_000;
    private static final Set<String> MEMBERS =
            Set.of("strategy", "targets", "provider", "virtual_key", "weight", "retry", "name");
    private static final Map<String, String> REFUSED =
            Map.of(
                    "api_key",
                    "Credentials are set by this gateway's administrator; name an account by"
                            + " 'virtual_key'.",
                    "custom_host",
                    "Hosts are set by this gateway's administrator; name an account by"
                            + " 'virtual_key'.",
                    "cache",
                    "Training jobs are not cached.",
                    "override_params",
                    "Say in the request's body what the job is to be trained with.");

    private final Plan plan;
    private final String words;

    private PortkeyConfig(Plan plan, String words) {
        this.plan = plan;
        this.words = words;
    }

    /**
     * @param param where it stands, under which its members are named
     * @throws Refusal.InvalidInput if it is no config, or names what there is not
     * @throws Refusal.NotSupported if it asks for what makes no sense here
     */
    static PortkeyConfig read(String text, String param, Statements words) {
        if (!text.stripLeading().startsWith("{")) {
            throw new Refusal.InvalidInput(
                    param,
                    "invalid_value",
                    "This gateway stores no configs. Send the config itself, as a JSON object,"
                            + " instead of its id.");
        }
        if (text.length() > MAX_CHARACTERS) {
            throw new Refusal.InvalidInput(
                    param,
                    "string_above_max_length",
                    "'" + param + "' has at most " + MAX_CHARACTERS + " characters.");
        }
        var config = JsonRequest.in(text, param);
        return new PortkeyConfig(plan(config, 0, words), config.canonical());
    }

    /** The same for configs that say the same. */
    String words() {
        return words;
    }

    boolean namesTargets() {
        return !choice().isNone();
    }

    /** What is left to chance inside a group is drawn anew each time. */
    ProviderChoice choice() {
        return plan.choice();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PortkeyConfig it && it.words.equals(words);
    }

    @Override
    public int hashCode() {
        return words.hashCode();
    }

    private static Plan plan(JsonObject from, int depth, Statements words) {
        requireKnown(from);
        from.object("retry").ifPresent(PortkeyConfig::requireRetry);
        var order = from.object("strategy").map(PortkeyConfig::order).orElse(Order.ANY);
        double weight = weight(from);
        if (!from.has("targets")) {
            var target = target(from, weight, words);
            if (depth > 0 && target.isEmpty()) {
                throw from.missing("provider");
            }
            return new Plan.One(weight, target);
        }
        if (depth > 1) {
            throw invalid(from.path("targets"), "Targets nest once, and not deeper.");
        }
        if (from.has("provider") || from.has("virtual_key")) {
            throw invalid(
                    from.path("targets"),
                    "Either 'targets' are named, or one provider or account.");
        }
        return new Plan.Several(weight, order, targets(from, order, depth, words));
    }

    private static List<Plan> targets(JsonObject from, Order order, int depth, Statements words) {
        var targets = from.objects("targets", MAX_TARGETS);
        if (targets.isEmpty() || (order == Order.ANY && targets.size() > 1)) {
            throw invalid(
                    from.path("targets"),
                    "The strategy 'single' takes one target; 'fallback' and 'loadbalance' take up"
                            + " to 16.");
        }
        return IntStream.range(0, targets.size())
                .mapToObj(it -> plan(targets.get(it), depth + 1, words))
                .toList();
    }

    private static void requireKnown(JsonObject from) {
        for (var name : from.names()) {
            var why = REFUSED.get(name);
            if (why != null) {
                throw new Refusal.NotSupported(from.path(name), why);
            }
        }
        from.only(MEMBERS);
    }

    /** The gateway repeats what is safe to repeat by itself; how often is not the caller's. */
    private static void requireRetry(JsonObject retry) {
        retry.only(Set.of("attempts", "on_status_codes", "use_retry_after_header"));
        retry.integer("attempts");
    }

    private static Order order(JsonObject strategy) {
        if (strategy.has("on_status_codes")) {
            throw new Refusal.NotSupported(
                    strategy.path("on_status_codes"),
                    "A target is chosen before the job is sent, and a provider's answer does not"
                            + " move it.");
        }
        return switch (strategy.only(Set.of("mode", "on_status_codes")).requiredText("mode")) {
            case "single" -> Order.ANY;
            case "fallback" -> Order.FALLBACK;
            case "loadbalance" -> Order.WEIGHTED;
            default ->
                    throw invalid(
                            strategy.path("mode"),
                            "'"
                                    + strategy.path("mode")
                                    + "' must be 'single', 'fallback' or 'loadbalance'.");
        };
    }

    private static double weight(JsonObject from) {
        var weight = from.number("weight").orElse(BigDecimal.ONE);
        if (weight.signum() <= 0 || weight.compareTo(BigDecimal.valueOf(MAX_WEIGHT)) > 0) {
            throw invalid(
                    from.path("weight"),
                    "'" + from.path("weight") + "' must be above 0, and at most 1000000.");
        }
        return weight.doubleValue();
    }

    private static Optional<Target> target(JsonObject from, double weight, Statements words) {
        var provider = from.text("provider").filter(it -> !it.startsWith("@"));
        var account = from.text("virtual_key");
        var slug =
                from.text("provider").filter(it -> it.startsWith("@")).map(it -> it.substring(1));
        if (account.isPresent() && slug.filter(it -> !it.equals(account.get())).isPresent()) {
            throw invalid(
                    from.path("virtual_key"),
                    "'provider' and 'virtual_key' name different accounts.");
        }
        var named = provider.map(it -> words.named(it, from.path("provider")));
        var chosen =
                account.map(it -> words.checked(it, from.path("virtual_key")))
                        .or(() -> slug.map(it -> words.checked(it, from.path("provider"))));
        return named.isEmpty() && chosen.isEmpty()
                ? Optional.empty()
                : Optional.of(new Target(named, chosen, weight));
    }

    private static Refusal invalid(String param, String message) {
        return new Refusal.InvalidInput(param, "invalid_value", message);
    }
}
