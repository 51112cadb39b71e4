package dev.tunegate.providers.identity;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.springframework.security.oauth2.client.endpoint.OAuth2AccessTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.OAuth2AuthorizationCodeGrantRequest;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.endpoint.DefaultMapOAuth2AccessTokenResponseConverter;
import org.springframework.security.oauth2.core.endpoint.OAuth2AccessTokenResponse;
import org.springframework.security.oauth2.core.endpoint.PkceParameterNames;

/** Gives a code to the server and gets its statement for it (RFC 6749, 4.1.3; RFC 7636, 4.5). */
final class CodeExchange
        implements OAuth2AccessTokenResponseClient<OAuth2AuthorizationCodeGrantRequest> {

    private final IdentityHttp http;
    private final DefaultMapOAuth2AccessTokenResponseConverter converter =
            new DefaultMapOAuth2AccessTokenResponseConverter();

    CodeExchange(IdentityHttp http) {
        this.http = http;
    }

    @Override
    public OAuth2AccessTokenResponse getTokenResponse(OAuth2AuthorizationCodeGrantRequest grant) {
        var client = grant.getClientRegistration();
        var exchange = grant.getAuthorizationExchange();
        var form = new LinkedHashMap<String, String>();
        form.put("grant_type", "authorization_code");
        form.put("code", exchange.getAuthorizationResponse().getCode());
        form.put("redirect_uri", exchange.getAuthorizationRequest().getRedirectUri());
        form.put(
                PkceParameterNames.CODE_VERIFIER,
                Objects.requireNonNull(
                        exchange.getAuthorizationRequest()
                                .getAttribute(PkceParameterNames.CODE_VERIFIER)));
        return answer(client, form);
    }

    private OAuth2AccessTokenResponse answer(ClientRegistration client, Map<String, String> form) {
        var headers = new LinkedHashMap<>(Map.of("Accept", "application/json"));
        if (client.getClientAuthenticationMethod()
                .equals(ClientAuthenticationMethod.CLIENT_SECRET_POST)) {
            form.put("client_id", client.getClientId());
            form.put("client_secret", client.getClientSecret());
        } else {
            headers.put("Authorization", basic(client));
        }
        try {
            var said =
                    http.post(URI.create(client.getProviderDetails().getTokenUri()), headers, form);
            if (said.status() != 200) {
                throw refused("the code was answered with status " + said.status());
            }
            return converter.convert(said.members());
        } catch (IOException | IllegalArgumentException e) {
            throw new OAuth2AuthorizationException(
                    new OAuth2Error("no_answer", "no sensible answer to the code", null), e);
        }
    }

    /** Both halves are encoded before they are joined (RFC 6749, 2.3.1). */
    private static String basic(ClientRegistration client) {
        var pair =
                IdentityHttp.encoded(client.getClientId())
                        + ":"
                        + IdentityHttp.encoded(client.getClientSecret());
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    private static OAuth2AuthorizationException refused(String why) {
        return new OAuth2AuthorizationException(new OAuth2Error("code_refused", why, null));
    }
}
