package dev.tunegate.bootstrap.configuration;

import dev.tunegate.domain.catalog.Connection;
import dev.tunegate.domain.catalog.ModelCatalog;
import dev.tunegate.domain.catalog.ModelDeployment;
import dev.tunegate.domain.catalog.ProviderAccount;
import dev.tunegate.domain.provider.Allowance;
import dev.tunegate.domain.provider.Reach;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How far the configuration lets the gateway reach: the addresses that its accounts name, and what
 * it allows beside them. Only what stands in the operator's file may be given to it.
 */
public final class ConfiguredReach implements Reach.Current {

    private final AtomicReference<Reach> now;

    public ConfiguredReach(ModelCatalog catalog, List<Allowance> allowed) {
        this.now = new AtomicReference<>(reach(catalog, allowed));
    }

    /** Lets another reading of the file count from now on. */
    public void replace(ModelCatalog catalog, List<Allowance> allowed) {
        now.set(reach(catalog, allowed));
    }

    @Override
    public Reach now() {
        return now.get();
    }

    private static Reach reach(ModelCatalog catalog, List<Allowance> allowed) {
        var connections =
                Stream.concat(
                        catalog.deployments().stream().map(ModelDeployment::connection),
                        catalog.accounts().stream().map(ProviderAccount::connection));
        return new Reach(
                connections.flatMap(ConfiguredReach::addresses).collect(Collectors.toSet()),
                allowed);
    }

    /** Accounts name addresses in words of their own as well, such as an endpoint of S3. */
    private static Stream<URI> addresses(Connection connection) {
        return Stream.concat(
                connection.baseUrl().stream(),
                connection.settings().values().stream()
                        .map(ConfiguredReach::address)
                        .flatMap(Optional::stream));
    }

    private static Optional<URI> address(String word) {
        try {
            return Optional.of(word.strip())
                    .filter(it -> it.matches("(?i)https?://.*"))
                    .map(URI::create)
                    .filter(it -> it.getHost() != null);
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
