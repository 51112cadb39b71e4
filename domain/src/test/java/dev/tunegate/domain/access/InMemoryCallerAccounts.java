package dev.tunegate.domain.access;

import dev.tunegate.domain.catalog.Connection;
import dev.tunegate.domain.catalog.DeploymentId;
import dev.tunegate.domain.catalog.ProviderAccount;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Callers' own accounts for as long as a test runs. */
public final class InMemoryCallerAccounts implements CallerAccounts {

    private final Map<Key, Kept> kept = new LinkedHashMap<>();

    private record Key(Owner owner, Brought account) {}

    private record Kept(ProviderAccount account, Instant last) {}

    @Override
    public synchronized ProviderAccount keep(Owner owner, Brought account, Instant now) {
        var key = new Key(owner, account);
        var former = Optional.ofNullable(kept.get(key)).map(Kept::account);
        var known = former.orElseGet(() -> fresh(account));
        kept.put(key, new Kept(known, now));
        return known;
    }

    private ProviderAccount fresh(Brought account) {
        var id = new DeploymentId("own-" + (kept.size() + 1));
        var connection =
                new Connection(
                        id.value(),
                        Optional.of(account.address()),
                        Optional.of(account.credential()),
                        Map.of());
        return new ProviderAccount(id, account.provider(), connection, Map.of());
    }

    @Override
    public synchronized Optional<ProviderAccount> find(DeploymentId deployment) {
        return kept.values().stream()
                .map(Kept::account)
                .filter(it -> it.has(deployment))
                .findFirst();
    }

    @Override
    public synchronized List<ProviderAccount> since(Instant time) {
        return kept.values().stream()
                .filter(it -> !it.last().isBefore(time))
                .map(Kept::account)
                .toList();
    }
}
