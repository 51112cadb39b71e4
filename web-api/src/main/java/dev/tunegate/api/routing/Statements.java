package dev.tunegate.api.routing;

import dev.tunegate.domain.catalog.ProviderChoice;
import dev.tunegate.domain.catalog.ProviderChoice.Order;
import dev.tunegate.domain.catalog.ProviderChoice.Target;
import dev.tunegate.domain.catalog.ProviderNames;
import dev.tunegate.domain.provider.ProviderId;
import dev.tunegate.domain.shared.Refusal;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What one request says of providers, gathered place by place. */
final class Statements {

    private static final int MAX_ACCOUNT = 128;

    private final ProviderNames names;
    private @Nullable Said<ProviderId> provider;
    private @Nullable Said<String> account;
    private @Nullable Said<PortkeyConfig> config;

    Statements(ProviderNames names) {
        this.names = names;
    }

    /** Something said, and the place where it was first said. */
    private record Said<T>(T what, String param) {

        static <T> Said<T> and(@Nullable Said<T> before, T what, String param) {
            if (before == null) {
                return new Said<>(what, param);
            }
            if (!before.what.equals(what)) {
                throw contradiction(param, before.param);
            }
            return before;
        }
    }

    void provider(String word, String param) {
        if (!word.isBlank()) {
            provider = Said.and(provider, named(word, param), param);
        }
    }

    void account(String name, String param) {
        account = Said.and(account, checked(name.strip(), param), param);
    }

    void config(String text, String param) {
        config = Said.and(config, PortkeyConfig.read(text, param, this), param);
    }

    Optional<ProviderId> provider() {
        return Optional.ofNullable(provider).map(Said::what);
    }

    private Optional<String> account() {
        return Optional.ofNullable(account).map(Said::what);
    }

    /**
     * @throws Refusal.InvalidInput if two of the places contradict each other
     */
    StatedChoice choice() {
        var all = Optional.ofNullable(config).map(Said::what);
        var words = words(all);
        if (all.filter(PortkeyConfig::namesTargets).isEmpty()) {
            return new StatedChoice(single(), words);
        }
        var chosen = all.get().choice();
        var targets = chosen.targets().stream().map(this::narrowed).toList();
        return new StatedChoice(new ProviderChoice(targets, chosen.order()), words);
    }

    private String words(Optional<PortkeyConfig> all) {
        var said = List.of(provider(), account(), all.map(PortkeyConfig::words));
        return said.stream().allMatch(Optional::isEmpty)
                ? ""
                : said.stream()
                        .map(it -> it.map(Object::toString).orElse(""))
                        .collect(Collectors.joining("\n"));
    }

    private ProviderChoice single() {
        if (provider().isEmpty() && account().isEmpty()) {
            return ProviderChoice.NONE;
        }
        return new ProviderChoice(List.of(new Target(provider(), account(), 1)), Order.ANY);
    }

    /** The target of a config, which may only say the same as the rest of the request. */
    private Target narrowed(Target target) {
        var configured = Objects.requireNonNull(config).param;
        requireSame(provider, target.provider(), configured);
        requireSame(account, target.connection(), configured);
        return new Target(
                target.provider().or(this::provider),
                target.connection().or(this::account),
                target.weight());
    }

    private static <T> void requireSame(
            @Nullable Said<T> said, Optional<T> configured, String param) {
        if (said != null && configured.filter(it -> !it.equals(said.what)).isPresent()) {
            throw contradiction(said.param, param);
        }
    }

    private static Refusal contradiction(String param, String other) {
        var what =
                param.equals(other)
                        ? "'" + param + "' is given twice, and says two things."
                        : "'" + param + "' and '" + other + "' contradict each other.";
        return new Refusal.InvalidInput(
                param, "contradictory_provider", what + " Say once where to train.");
    }

    ProviderId named(String word, String param) {
        return names.named(word.strip().toLowerCase(Locale.ROOT)).orElseThrow(() -> unknown(param));
    }

    /** The word is not repeated: what stands there may be a key by mistake. */
    private Refusal unknown(String param) {
        var known = names.all().stream().map(ProviderId::value).collect(Collectors.joining("', '"));
        return new Refusal.InvalidInput(
                param, "unknown_provider", "'" + param + "' must be one of '" + known + "'.");
    }

    String checked(String name, String param) {
        boolean fits =
                !name.isBlank()
                        && name.length() <= MAX_ACCOUNT
                        && name.chars().noneMatch(Character::isISOControl);
        if (!fits) {
            throw new Refusal.InvalidInput(
                    param,
                    "invalid_value",
                    "'"
                            + param
                            + "' must be the name of an account that this gateway's administrator"
                            + " has configured, of 1 to "
                            + MAX_ACCOUNT
                            + " characters.");
        }
        return name;
    }
}
