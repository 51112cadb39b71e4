package dev.tunegate.providers.identity;

import dev.tunegate.domain.access.ProvenIdentity;
import dev.tunegate.domain.access.SignInAttempt;
import dev.tunegate.domain.access.SignInServer;
import dev.tunegate.domain.access.SignInTerms;
import dev.tunegate.domain.access.TrustedIssuer;
import dev.tunegate.domain.shared.Refusal;
import dev.tunegate.providers.identity.Discovery.Found;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.client.authentication.OAuth2LoginAuthenticationToken;
import org.springframework.security.oauth2.client.oidc.authentication.OidcAuthorizationCodeAuthenticationProvider;
import org.springframework.security.oauth2.core.ClaimAccessor;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationExchange;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationResponse;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.JwtException;

/**
 * A sign-in server that speaks OpenID Connect. The checks of what it states are Spring Security's;
 * only what it has signed itself counts, so it is asked for nothing more.
 */
final class OidcSignInServer implements SignInServer {

    private static final Logger LOG = LoggerFactory.getLogger(OidcSignInServer.class);
    private static final int MOST_GROUPS = 1_000;
    private static final int LONGEST_NAME = 120;

    private final SignInTerms terms;
    private final Optional<Discovery> discovery;
    private final CodeExchange exchange;
    private final Statements statements;

    OidcSignInServer(SignInTerms terms, IdentityHttp http, Clock clock) {
        this.terms = terms;
        this.discovery = terms.issuer().map(it -> new Discovery(it, http, clock));
        this.exchange = new CodeExchange(http);
        this.statements = new Statements(clock);
    }

    @Override
    public URI door(SignInAttempt attempt) {
        var request = Requests.of(server().client(), attempt);
        return URI.create(request.getAuthorizationRequestUri());
    }

    private Found server() {
        return discovery
                .orElseThrow(() -> new Refusal.NotFound("page", "sign-in server", "path"))
                .find();
    }

    @Override
    public ProvenIdentity redeem(SignInAttempt attempt, String code) {
        var server = server();
        var answer =
                OAuth2AuthorizationResponse.success(code)
                        .state(attempt.state())
                        .redirectUri(attempt.back().toString())
                        .build();
        var login =
                new OAuth2LoginAuthenticationToken(
                        server.client(),
                        new OAuth2AuthorizationExchange(
                                Requests.of(server.client(), attempt), answer));
        try {
            var proven = asking(server).authenticate(login);
            if (proven != null && proven.getPrincipal() instanceof OidcUser user) {
                return identity(user);
            }
            throw new IllegalArgumentException("openid is not among the scopes");
        } catch (AuthenticationException | IllegalArgumentException e) {
            throw refused(e);
        }
    }

    private OidcAuthorizationCodeAuthenticationProvider asking(Found server) {
        var provider =
                new OidcAuthorizationCodeAuthenticationProvider(
                        exchange, it -> new DefaultOidcUser(List.of(), it.getIdToken()));
        provider.setJwtDecoderFactory(_ -> statements.ofPeople(server));
        return provider;
    }

    private static Refusal refused(RuntimeException failure) {
        var why =
                failure instanceof OAuth2AuthenticationException it
                        ? it.getError().getErrorCode()
                        : failure.getClass().getSimpleName();
        LOG.warn("the sign-in server's statement is refused: {}", why);
        return why.equals("no_answer")
                ? new Refusal.Unavailable(
                        "sign_in_unavailable",
                        "The sign-in server does not answer.",
                        Duration.ofSeconds(5))
                : new Refusal.NotAuthenticated(
                        "sign_in_failed", "Signing in did not work. Try it once more.");
    }

    @Override
    public Optional<ProvenIdentity> verify(String token) {
        var audience = terms.issuer().flatMap(TrustedIssuer::audience);
        if (audience.isEmpty()) {
            return Optional.empty();
        }
        try {
            var jwt = statements.ofPrograms(server(), audience.get()).decode(token);
            return Optional.of(identity(jwt));
        } catch (BadJwtException | IllegalArgumentException _) {
            return Optional.empty();
        } catch (JwtException e) {
            if (Statements.isOfUnknownKey(e)) {
                return Optional.empty();
            }
            LOG.warn("the sign-in server's keys cannot be had");
            throw new Refusal.Unavailable(
                    "sign_in_unavailable",
                    "The server that issued this token does not answer.",
                    Duration.ofSeconds(5));
        }
    }

    /** An address counts only if the server says that it has verified it. */
    private ProvenIdentity identity(ClaimAccessor claims) {
        var issuer = terms.issuer().orElseThrow();
        var subject = Optional.ofNullable(claims.getClaimAsString("sub")).orElse("");
        return new ProvenIdentity(
                ProvenIdentity.subject(issuer.issuer().toString(), subject),
                text(claims, "email").filter(_ -> isTrue(claims.getClaim("email_verified"))),
                text(claims, "name").or(() -> text(claims, "preferred_username")),
                groups(claims.getClaim(issuer.groupsClaim())));
    }

    private static boolean isTrue(@Nullable Object claim) {
        return "true".equals(String.valueOf(claim));
    }

    private static Optional<String> text(ClaimAccessor claims, String name) {
        return Optional.ofNullable(claims.getClaimAsString(name))
                .map(String::strip)
                .filter(it -> !it.isEmpty() && it.length() <= LONGEST_NAME);
    }

    private static Set<String> groups(@Nullable Object claim) {
        var groups =
                switch (claim) {
                    case Collection<?> many -> many.stream();
                    case String one -> Stream.of(one);
                    case null, default -> Stream.empty();
                };
        return groups.filter(String.class::isInstance)
                .map(String.class::cast)
                .limit(MOST_GROUPS)
                .collect(Collectors.toUnmodifiableSet());
    }
}
