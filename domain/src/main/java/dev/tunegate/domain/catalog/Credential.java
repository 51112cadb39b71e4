package dev.tunegate.domain.catalog;

import dev.tunegate.domain.provider.ProviderId;
import dev.tunegate.domain.shared.Metadata;
import dev.tunegate.domain.shared.Revision;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/**
 * What opens an account at a provider, kept under a name so that many deployments may share it.
 *
 * @param address where its secrets may be sent, and nowhere else; empty means the provider's usual
 *     address
 * @param settings further words that only the adapter understands, such as a region
 * @param secrets by the words under which they were given, such as {@code api_key}
 * @param info an administrator's own notes
 */
public record Credential(
        CredentialName name,
        Optional<ProviderId> provider,
        Optional<URI> address,
        Map<String, String> settings,
        Map<String, Secret> secrets,
        Metadata info,
        Revision revision) {

    public Credential {
        settings = Map.copyOf(settings);
        secrets = Map.copyOf(secrets);
    }

    /**
     * Whether its secrets would go elsewhere than this one's: what is written of an account besides
     * its secrets says, in one way or another, where it is.
     */
    public boolean isElsewhereThan(Credential other) {
        return !provider.equals(other.provider)
                || !address.equals(other.address)
                || !settings.equals(other.settings);
    }
}
