package dev.tunegate.bootstrap.configuration;

import dev.tunegate.domain.access.TrustedIssuer;
import dev.tunegate.domain.catalog.Connection;
import dev.tunegate.domain.catalog.ModelDeployment;
import dev.tunegate.domain.catalog.ProviderAccount;
import dev.tunegate.domain.finetuning.TrackerTerms;
import dev.tunegate.domain.provider.Reach;
import java.net.URI;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How far the operator's file lets the gateway reach: the addresses that its accounts name, the
 * sign-in server, the experiment tracker, and what it allows beside them.
 */
final class ConfiguredReach {

    private ConfiguredReach() {}

    static Reach of(GatewayConfiguration configuration) {
        var catalog = configuration.catalog();
        var settings = configuration.settings();
        var connections =
                Stream.concat(
                        catalog.deployments().stream().map(ModelDeployment::connection),
                        catalog.accounts().stream().map(ProviderAccount::connection));
        var named =
                Stream.of(
                                connections.flatMap(ConfiguredReach::addresses),
                                settings.signIn().issuer().map(TrustedIssuer::issuer).stream(),
                                Stream.of(settings.tracker())
                                        .filter(it -> it.key().isPresent())
                                        .map(TrackerTerms::baseUrl))
                        .flatMap(it -> it);
        return new Reach(named.collect(Collectors.toSet()), settings.outbound());
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
