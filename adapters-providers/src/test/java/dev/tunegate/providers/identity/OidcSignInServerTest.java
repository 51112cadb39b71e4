package dev.tunegate.providers.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.domain.access.GroupRules;
import dev.tunegate.domain.access.SignInAttempt;
import dev.tunegate.domain.access.SignInServer;
import dev.tunegate.domain.access.SignInServerContract;
import dev.tunegate.domain.access.SignInTerms;
import dev.tunegate.domain.access.TrustedIssuer;
import dev.tunegate.domain.catalog.Secret;
import dev.tunegate.providers.http.HttpFailures;
import dev.tunegate.providers.http.HttpSettings;
import dev.tunegate.providers.http.ProviderHttp;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Signing in at a real OpenID Connect server. */
final class OidcSignInServerTest implements SignInServerContract {

    private static final OidcServer SERVER = OidcServer.start();
    private static final ProviderHttp HTTP = http();

    private final OidcSignInServer server = server(SERVER.issuer(), HTTP);

    @AfterAll
    static void close() {
        SERVER.close();
        HTTP.close();
    }

    static ProviderHttp http() {
        return new ProviderHttp(HttpSettings.DEFAULT, new HttpFailures(Clock.systemUTC()), "test");
    }

    static OidcSignInServer server(URI issuer, ProviderHttp http) {
        var trusted =
                new TrustedIssuer(
                        "Example",
                        issuer,
                        OidcServer.CLIENT,
                        new Secret(OidcServer.SECRET),
                        List.of("openid", "profile", "email"),
                        "groups",
                        Optional.of(OidcServer.AUDIENCE));
        var terms =
                new SignInTerms(
                        Optional.of(trusted),
                        GroupRules.NONE,
                        SignInTerms.Admission.KNOWN,
                        true,
                        Optional.empty());
        return new OidcSignInServer(terms, new IdentityHttp(http), Clock.systemUTC());
    }

    @Override
    public SignInServer server() {
        return server;
    }

    @Override
    public String enter(URI door) {
        return Visitor.parameter(new Visitor("alice").enter(door), "code");
    }

    @Override
    public String token() {
        return new Visitor("alice").token(SERVER);
    }

    @Test
    void the_door_asks_for_a_code_with_proof_and_tells_no_secret() {
        var attempt = SignInAttempt.fresh(BACK);

        var door = server.door(attempt);

        assertThat(Visitor.parameter(door, "response_type")).isEqualTo("code");
        assertThat(Visitor.parameter(door, "code_challenge_method")).isEqualTo("S256");
        assertThat(Visitor.parameter(door, "state")).isEqualTo(attempt.state());
        assertThat(Visitor.parameter(door, "redirect_uri")).isEqualTo(BACK.toString());
        assertThat(door.toString())
                .doesNotContain(attempt.verifier(), attempt.nonce(), OidcServer.SECRET);
    }
}
