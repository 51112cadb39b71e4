package dev.tunegate.bootstrap.configuration;

import dev.tunegate.domain.catalog.Credential;
import dev.tunegate.domain.catalog.DeploymentId;
import dev.tunegate.domain.catalog.ModelCatalog;
import dev.tunegate.domain.catalog.words.KnownAccounts;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All that the configuration says.
 *
 * @param origin the file, or what stands in for it
 * @param places where each deployment stands, for sentences about it
 * @param accounts what models may name or take
 * @param credentials those of {@code credential_list}, to be shown; they can only be changed there
 * @param warnings what is said without effect, one sentence each
 */
public record GatewayConfiguration(
        String origin,
        ModelCatalog catalog,
        GatewaySettings settings,
        Map<DeploymentId, String> places,
        KnownAccounts accounts,
        List<Credential> credentials,
        List<String> warnings) {

    public GatewayConfiguration {
        places = Map.copyOf(places);
        credentials = List.copyOf(credentials);
        warnings = List.copyOf(warnings);
    }

    /** The place of the deployment that this sentence is about, if it names one in quotes. */
    public Optional<String> placeNamedIn(String sentence) {
        return places.entrySet().stream()
                .filter(it -> sentence.contains("'" + it.getKey() + "'"))
                .map(Map.Entry::getValue)
                .findFirst();
    }
}
