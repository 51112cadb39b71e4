package dev.tunegate.providers.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.tunegate.domain.access.ProvenIdentity;
import dev.tunegate.domain.access.SignInAttempt;
import dev.tunegate.domain.access.SignInServerContract;
import dev.tunegate.domain.shared.Refusal;
import dev.tunegate.providers.http.ProviderHttp;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What nobody is let in for. Each lie differs from the truth in one thing. */
final class FalseStatementsTest {

    private final LyingServer liar = new LyingServer();
    private final ProviderHttp http = OidcSignInServerTest.http();
    private final OidcSignInServer server = OidcSignInServerTest.server(liar.issuer(), http);
    private final SignInAttempt attempt = SignInAttempt.fresh(SignInServerContract.BACK);

    private static Instant now() {
        return Clock.systemUTC().instant();
    }

    @AfterEach
    void close() {
        liar.close();
        http.close();
    }

    /** What an honest server states of Alice, for this attempt. */
    private JWTClaimsSet.Builder truth() {
        var nonce = Visitor.parameter(server.door(attempt), "nonce");
        return new JWTClaimsSet.Builder()
                .issuer(liar.issuer().toString())
                .audience(OidcServer.CLIENT)
                .subject("alice")
                .claim("nonce", nonce)
                .issueTime(Date.from(now()))
                .expirationTime(Date.from(now().plusSeconds(300)));
    }

    private ProvenIdentity signIn(String statement) {
        liar.states(statement);
        return server.redeem(attempt, "any");
    }

    @Test
    void the_truth_is_believed() {
        var alice = signIn(liar.signed(truth().build()));

        assertThat(alice.subject()).isEqualTo(liar.issuer() + "|alice");
        assertThat(alice.email()).isEmpty();
        assertThat(alice.groups()).isEmpty();
    }

    @Test
    void an_address_counts_only_if_it_is_said_to_be_verified() {
        var silent = truth().claim("email", "alice@example.com");
        var no = truth().claim("email", "alice@example.com").claim("email_verified", false);
        var yes = truth().claim("email", "alice@example.com").claim("email_verified", true);

        assertThat(signIn(liar.signed(silent.build())).email()).isEmpty();
        assertThat(signIn(liar.signed(no.build())).email()).isEmpty();
        assertThat(signIn(liar.signed(yes.build())).email()).contains("alice@example.com");
    }

    @Test
    void groups_may_be_one_or_many_and_nothing_else() {
        var one = truth().claim("groups", "tuners");
        var odd = truth().claim("groups", List.of("tuners", 7, Map.of("a", "b")));
        var none = truth().claim("groups", 7);

        assertThat(signIn(liar.signed(one.build())).groups()).containsExactly("tuners");
        assertThat(signIn(liar.signed(odd.build())).groups()).containsExactly("tuners");
        assertThat(signIn(liar.signed(none.build())).groups()).isEmpty();
    }

    @TestFactory
    Stream<DynamicTest> nobody_signs_in_by_a_statement() {
        return Stream.of(
                lie("that nobody has signed", LyingServer::unsigned),
                lie("that is signed with the public key", liar::signedWithPublicKey),
                lie("of a stranger", it -> liar.signedByStranger(it, "strange")),
                lie(
                        "of a stranger under a known key's name",
                        it -> liar.signedByStranger(it, "known")),
                lie("of another type", it -> liar.ofType(it, "logout+jwt")),
                altered("of another issuer", it -> it.issuer("https://evil.example")),
                altered("for another audience", it -> it.audience("other")),
                altered(
                        "for several, without saying which",
                        it -> it.audience(List.of("other", OidcServer.CLIENT))),
                altered(
                        "for another among several",
                        it ->
                                it.audience(List.of("other", OidcServer.CLIENT))
                                        .claim("azp", "other")),
                altered("without a nonce", it -> it.claim("nonce", null)),
                altered("with another nonce", it -> it.claim("nonce", "other")),
                altered("with the plain nonce", it -> it.claim("nonce", attempt.nonce())),
                altered("without a subject", it -> it.subject(null)),
                altered("with an endless subject", it -> it.subject("a".repeat(600))),
                altered(
                        "that is over",
                        it -> it.expirationTime(Date.from(now().minusSeconds(120)))),
                altered("that never ends", it -> it.expirationTime(null)),
                altered("from the future", it -> it.issueTime(Date.from(now().plusSeconds(600)))));
    }

    private DynamicTest altered(String what, UnaryOperator<JWTClaimsSet.Builder> change) {
        return DynamicTest.dynamicTest(
                what, () -> assertNobody(liar.signed(change.apply(truth()).build())));
    }

    private DynamicTest lie(String what, Function<JWTClaimsSet, String> form) {
        return DynamicTest.dynamicTest(what, () -> assertNobody(form.apply(truth().build())));
    }

    private void assertNobody(String statement) {
        assertThatThrownBy(() -> signIn(statement)).isInstanceOf(Refusal.NotAuthenticated.class);
    }

    /** What an honest server gives a program of Alice's. */
    private JWTClaimsSet.Builder token() {
        return new JWTClaimsSet.Builder()
                .issuer(liar.issuer().toString())
                .audience(OidcServer.AUDIENCE)
                .subject("alice")
                .issueTime(Date.from(now()))
                .expirationTime(Date.from(now().plusSeconds(300)));
    }

    @Test
    void a_true_token_is_believed_in_either_of_its_types() {
        assertThat(server.verify(liar.signed(token().build()))).isPresent();
        assertThat(server.verify(liar.ofType(token().build(), "at+jwt"))).isPresent();
    }

    @TestFactory
    Stream<DynamicTest> nobody_calls_by_a_token() {
        return Stream.<Map.Entry<String, String>>of(
                        Map.entry("that nobody has signed", LyingServer.unsigned(token().build())),
                        Map.entry(
                                "signed with the public key",
                                liar.signedWithPublicKey(token().build())),
                        Map.entry(
                                "of a stranger", liar.signedByStranger(token().build(), "strange")),
                        Map.entry(
                                "of a stranger under a known name",
                                liar.signedByStranger(token().build(), "known")),
                        Map.entry("of another type", liar.ofType(token().build(), "secevent+jwt")),
                        Map.entry(
                                "of another issuer",
                                liar.signed(token().issuer("https://evil.example").build())),
                        Map.entry(
                                "for the console",
                                liar.signed(token().audience(OidcServer.CLIENT).build())),
                        Map.entry(
                                "about a sign-in",
                                liar.signed(token().claim("nonce", "n").build())),
                        Map.entry(
                                "that is over",
                                liar.signed(
                                        token().expirationTime(Date.from(now().minusSeconds(120)))
                                                .build())),
                        Map.entry(
                                "that never ends",
                                liar.signed(token().expirationTime(null).build())),
                        Map.entry(
                                "that is not valid yet",
                                liar.signed(
                                        token().notBeforeTime(Date.from(now().plusSeconds(600)))
                                                .build())),
                        Map.entry("without a subject", liar.signed(token().subject(null).build())))
                .map(
                        it ->
                                DynamicTest.dynamicTest(
                                        it.getKey(),
                                        () -> assertThat(server.verify(it.getValue())).isEmpty()));
    }

    @Test
    void unknown_keys_do_not_make_the_gateway_ask_and_ask() {
        for (int i = 0; i < 50; i++) {
            assertThat(server.verify(liar.signedByStranger(token().build(), "key-" + i))).isEmpty();
        }

        assertThat(liar.keysAsked()).isLessThanOrEqualTo(3);
    }

    @Test
    void a_server_that_calls_itself_by_another_name_is_not_used() {
        liar.callsItself("https://login.example.com");

        assertThatThrownBy(() -> server.door(attempt)).isInstanceOf(Refusal.Unavailable.class);
    }

    @Test
    void a_server_whose_keys_are_nowhere_to_be_had_is_not_used() {
        liar.hasItsKeysAt("ftp://127.0.0.1/keys");

        assertThatThrownBy(() -> server.door(attempt)).isInstanceOf(Refusal.Unavailable.class);
    }

    @Test
    void a_server_that_is_away_is_unavailable_and_not_our_fault() {
        liar.close();

        assertThatThrownBy(() -> server.door(attempt)).isInstanceOf(Refusal.Unavailable.class);
        assertThatThrownBy(() -> server.verify(liar.signed(token().build())))
                .isInstanceOf(Refusal.Unavailable.class);
    }
}
