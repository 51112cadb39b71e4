package dev.tunegate.providers.identity;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import dev.tunegate.providers.identity.Discovery.Found;
import java.time.Clock;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenValidator;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/**
 * Reads what the sign-in server has signed. Only signatures with a key pair count: a shared secret
 * or none at all proves nothing here (RFC 8725, 3.1).
 */
final class Statements {

    private static final Set<JWSAlgorithm> ALGORITHMS =
            Stream.of(JWSAlgorithm.Family.RSA, JWSAlgorithm.Family.EC)
                    .flatMap(Set::stream)
                    .collect(Collectors.toUnmodifiableSet());

    private static final JOSEObjectType ACCESS_TOKEN = new JOSEObjectType("at+jwt");

    private final Clock clock;

    Statements(Clock clock) {
        this.clock = clock;
    }

    /** Reads statements about people who have just signed in (OpenID Connect Core, 3.1.3.7). */
    JwtDecoder ofPeople(Found server) {
        var ours = new OidcIdTokenValidator(server.client());
        ours.setClock(clock);
        return decoder(server, new DelegatingOAuth2TokenValidator<>(times(), ours));
    }

    /** Reads tokens that programs present, and that were made for this audience (RFC 9068). */
    JwtDecoder ofPrograms(Found server, String audience) {
        var issuer =
                new JwtIssuerValidator(
                        String.valueOf(server.client().getProviderDetails().getIssuerUri()));
        OAuth2TokenValidator<Jwt> ours =
                it ->
                        it.getAudience() != null
                                        && it.getAudience().contains(audience)
                                        && it.getExpiresAt() != null
                                        && !isForBrowser(it)
                                ? OAuth2TokenValidatorResult.success()
                                : OAuth2TokenValidatorResult.failure(
                                        new OAuth2Error("invalid_token"));
        return decoder(server, new DelegatingOAuth2TokenValidator<>(times(), issuer, ours));
    }

    /** A statement about somebody's signing in opens the console, for them, and nothing else. */
    private static boolean isForBrowser(Jwt token) {
        return token.hasClaim("nonce") || token.hasClaim("at_hash") || token.hasClaim("c_hash");
    }

    private JwtTimestampValidator times() {
        var times = new JwtTimestampValidator();
        times.setClock(clock);
        return times;
    }

    private static JwtDecoder decoder(Found server, OAuth2TokenValidator<Jwt> validator) {
        var processor = new DefaultJWTProcessor<SecurityContext>();
        processor.setJWSTypeVerifier(
                new DefaultJOSEObjectTypeVerifier<>(JOSEObjectType.JWT, ACCESS_TOKEN, null));
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(ALGORITHMS, server.keys()));
        // The validator looks at the claims, with our clock.
        processor.setJWTClaimsSetVerifier((_, _) -> {});
        var decoder = new NimbusJwtDecoder(processor);
        decoder.setJwtValidator(validator);
        return decoder;
    }

    /** Whether a key is unknown that was asked for so often that nobody looks again for a while. */
    static boolean isOfUnknownKey(JwtException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof RateLimitReachedException) {
                return true;
            }
        }
        return false;
    }
}
