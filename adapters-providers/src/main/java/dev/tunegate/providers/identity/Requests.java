package dev.tunegate.providers.identity;

import dev.tunegate.domain.access.SignInAttempt;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.PkceParameterNames;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;

/** Writes down what the sign-in server is asked for, from an attempt: always the same again. */
final class Requests {

    private Requests() {}

    /** The server is told hashes only; what they were made from proves later who asked. */
    static OAuth2AuthorizationRequest of(ClientRegistration client, SignInAttempt attempt) {
        return OAuth2AuthorizationRequest.authorizationCode()
                .authorizationUri(String.valueOf(client.getProviderDetails().getAuthorizationUri()))
                .clientId(client.getClientId())
                .redirectUri(attempt.back().toString())
                .scopes(client.getScopes())
                .state(attempt.state())
                .attributes(
                        it ->
                                it.putAll(
                                        Map.of(
                                                OidcParameterNames.NONCE,
                                                attempt.nonce(),
                                                PkceParameterNames.CODE_VERIFIER,
                                                attempt.verifier())))
                .additionalParameters(
                        it ->
                                it.putAll(
                                        Map.of(
                                                OidcParameterNames.NONCE,
                                                hash(attempt.nonce()),
                                                PkceParameterNames.CODE_CHALLENGE,
                                                hash(attempt.verifier()),
                                                PkceParameterNames.CODE_CHALLENGE_METHOD,
                                                "S256")))
                .build();
    }

    private static String hash(String text) {
        try {
            var bytes = text.getBytes(StandardCharsets.US_ASCII);
            var digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
