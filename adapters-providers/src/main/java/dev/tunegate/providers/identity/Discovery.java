package dev.tunegate.providers.identity;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import dev.tunegate.domain.access.TrustedIssuer;
import dev.tunegate.domain.shared.Refusal;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistration.ClientSettings;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;

/**
 * Finds out where everything is at the sign-in server (OpenID Connect Discovery 1.0), when it is
 * first needed: a server that is away keeps no gateway from starting.
 */
final class Discovery {

    private static final Logger LOG = LoggerFactory.getLogger(Discovery.class);
    private static final Duration FRESH = Duration.ofHours(1);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** Keys are fetched anew after so long, and never more often than twice in half a minute. */
    private static final long KEYS_FRESH_MILLIS = Duration.ofMinutes(5).toMillis();

    private static final long KEYS_WAIT_MILLIS = Duration.ofSeconds(15).toMillis();
    private static final long KEYS_PAUSE_MILLIS = Duration.ofSeconds(30).toMillis();
    private static final long OUTAGE_MILLIS = Duration.ofHours(1).toMillis();

    private final TrustedIssuer issuer;
    private final IdentityHttp http;
    private final Clock clock;
    private final ReentrantLock asking = new ReentrantLock();
    private volatile @Nullable Found found;
    private volatile Instant failedAt = Instant.MIN;

    Discovery(TrustedIssuer issuer, IdentityHttp http, Clock clock) {
        this.issuer = issuer;
        this.http = http;
        this.clock = clock;
    }

    /** What was found, and when. */
    record Found(ClientRegistration client, JWKSource<SecurityContext> keys, Instant at) {}

    /**
     * @throws Refusal.Unavailable if the server has never answered so far, and does not now
     */
    Found find() {
        var known = found;
        if (known != null && clock.instant().isBefore(known.at().plus(FRESH))) {
            return known;
        }
        asking.lock();
        try {
            return askedAgain();
        } finally {
            asking.unlock();
        }
    }

    private Found askedAgain() {
        var now = clock.instant();
        var known = found;
        boolean failedJustNow = now.isBefore(after(failedAt));
        if (known != null && (failedJustNow || now.isBefore(known.at().plus(FRESH)))) {
            return known;
        }
        if (failedJustNow) {
            throw away();
        }
        try {
            var fresh = ask(Optional.ofNullable(known), now);
            found = fresh;
            return fresh;
        } catch (IOException | IllegalArgumentException e) {
            LOG.warn("the sign-in server {} cannot be used: {}", issuer.issuer(), e.getMessage());
            failedAt = now;
            if (known != null) {
                return known;
            }
            throw away();
        }
    }

    private static Instant after(Instant failure) {
        return failure.equals(Instant.MIN) ? failure : failure.plus(PATIENCE);
    }

    private static Refusal away() {
        return new Refusal.Unavailable(
                "sign_in_unavailable", "The sign-in server does not answer.", PATIENCE);
    }

    private Found ask(Optional<Found> former, Instant now) throws IOException {
        var base = issuer.issuer().toString().replaceAll("/+$", "");
        var said = http.get(URI.create(base + "/.well-known/openid-configuration"));
        if (said.status() != 200) {
            throw new IOException("its configuration was answered with status " + said.status());
        }
        var client = client(said.members());
        var keysAt = String.valueOf(client.getProviderDetails().getJwkSetUri());
        boolean sameKeys = former.filter(it -> keysAt(it).equals(keysAt)).isPresent();
        var keys = sameKeys ? former.get().keys() : keys(keysAt);
        return new Found(client, keys, now);
    }

    private static String keysAt(Found it) {
        return String.valueOf(it.client().getProviderDetails().getJwkSetUri());
    }

    private ClientRegistration client(Map<String, Object> metadata) throws IOException {
        if (!issuer.issuer().toString().equals(metadata.get("issuer"))) {
            throw new IOException("it calls itself by another name");
        }
        for (var endpoint : List.of("authorization_endpoint", "token_endpoint", "jwks_uri")) {
            requireSafe(endpoint, metadata.get(endpoint));
        }
        return ClientRegistrations.fromOidcConfiguration(metadata)
                .registrationId("sign-in")
                .clientId(issuer.clientId())
                .clientSecret(issuer.clientSecret().reveal())
                .scope(issuer.scopes())
                .redirectUri("{baseUrl}")
                .clientSettings(ClientSettings.builder().requireProofKey(true).build())
                .build();
    }

    /** Where the server is reached safely, nothing is sent in the clear. */
    private void requireSafe(String endpoint, @Nullable Object address) throws IOException {
        if (!(address instanceof String text)
                || !String.valueOf(issuer.issuer().getScheme())
                        .equals(URI.create(text).getScheme())) {
            throw new IOException("its " + endpoint + " is missing or not as safe as its name");
        }
    }

    private JWKSource<SecurityContext> keys(String address) throws IOException {
        URL url = URI.create(address).toURL();
        return JWKSourceBuilder.<SecurityContext>create(url, http)
                .cache(KEYS_FRESH_MILLIS, KEYS_WAIT_MILLIS)
                .refreshAheadCache(false)
                .rateLimited(KEYS_PAUSE_MILLIS)
                .outageTolerant(OUTAGE_MILLIS)
                .build();
    }
}
