package dev.tunegate.providers.identity;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;

/** The one client of the server: the gateway. */
final class OidcClients implements RegisteredClientRepository {

    private final Set<String> backs = ConcurrentHashMap.newKeySet();

    OidcClients() {
        backs.add("http://127.0.0.1:4000/admin/sign-in/return");
    }

    void allow(String back) {
        backs.add(back);
    }

    /** The server would like to keep a hash of the secret; these are only tests. */
    @Override
    public void save(RegisteredClient client) {}

    @Override
    public @Nullable RegisteredClient findById(String id) {
        return findByClientId(id);
    }

    @Override
    public @Nullable RegisteredClient findByClientId(String id) {
        return id.equals(OidcServer.CLIENT) ? client() : null;
    }

    private RegisteredClient client() {
        return RegisteredClient.withId(OidcServer.CLIENT)
                .clientId(OidcServer.CLIENT)
                .clientSecret("{noop}" + OidcServer.SECRET)
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .redirectUris(it -> it.addAll(backs))
                .scopes(it -> it.addAll(Set.of("openid", "profile", "email")))
                .clientSettings(ClientSettings.builder().requireProofKey(true).build())
                .build();
    }
}
