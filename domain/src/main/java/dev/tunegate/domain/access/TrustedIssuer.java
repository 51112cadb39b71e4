package dev.tunegate.domain.access;

import dev.tunegate.domain.catalog.Secret;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * The sign-in server that an administrator trusts, and what the gateway is called there.
 *
 * @param name what people call it, on the button that leads there
 * @param issuer its name, under which it also says where everything is
 * @param groupsClaim the claim that lists a person's groups
 * @param audience for whom a token must be made that a program presents; empty means that none is
 *     taken
 */
public record TrustedIssuer(
        String name,
        URI issuer,
        String clientId,
        Secret clientSecret,
        List<String> scopes,
        String groupsClaim,
        Optional<String> audience) {

    public TrustedIssuer {
        scopes = List.copyOf(scopes);
    }
}
