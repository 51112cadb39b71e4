package dev.tunegate.domain.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tunegate.domain.shared.Refusal;
import java.net.URI;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * What every sign-in server must do. It knows Alice, of the groups {@code tuners} and {@code
 * staff}, whose address alice@example.com it has verified.
 */
public interface SignInServerContract {

    URI BACK = URI.create("http://127.0.0.1:4000/admin/sign-in/return");

    SignInServer server();

    /** Signs Alice in at this door, and returns the code with which the browser comes back. */
    String enter(URI door);

    /** A token of Alice's, made for this gateway's API. */
    String token();

    @Test
    default void somebody_who_signs_in_is_vouched_for() {
        var attempt = SignInAttempt.fresh(BACK);
        var code = enter(server().door(attempt));

        var alice = server().redeem(attempt, code);

        assertThat(alice.subject()).endsWith("|alice");
        assertThat(alice.email()).contains("alice@example.com");
        assertThat(alice.name()).contains("Alice");
        assertThat(alice.groups()).isEqualTo(Set.of("tuners", "staff"));
    }

    @Test
    default void a_code_works_once() {
        var attempt = SignInAttempt.fresh(BACK);
        var code = enter(server().door(attempt));
        server().redeem(attempt, code);

        assertThatThrownBy(() -> server().redeem(attempt, code))
                .isInstanceOf(Refusal.NotAuthenticated.class);
    }

    @Test
    default void a_code_that_was_never_given_is_refused() {
        assertThatThrownBy(() -> server().redeem(SignInAttempt.fresh(BACK), "made-up"))
                .isInstanceOf(Refusal.NotAuthenticated.class);
    }

    @Test
    default void the_code_of_another_attempt_is_refused() {
        var stolen = enter(server().door(SignInAttempt.fresh(BACK)));

        assertThatThrownBy(() -> server().redeem(SignInAttempt.fresh(BACK), stolen))
                .isInstanceOf(Refusal.NotAuthenticated.class);
    }

    @Test
    default void a_code_of_another_nonce_is_refused_even_with_the_right_verifier() {
        var attempt = SignInAttempt.fresh(BACK);
        var code = enter(server().door(attempt));
        var other =
                new SignInAttempt(
                        attempt.state(),
                        SignInAttempt.fresh(BACK).nonce(),
                        attempt.verifier(),
                        BACK);

        assertThatThrownBy(() -> server().redeem(other, code))
                .isInstanceOf(Refusal.NotAuthenticated.class);
    }

    @Test
    default void a_token_names_whom_the_server_means() {
        var attempt = SignInAttempt.fresh(BACK);
        var signedIn = server().redeem(attempt, enter(server().door(attempt)));

        assertThat(server().verify(token()).map(ProvenIdentity::subject))
                .contains(signedIn.subject());
    }

    @Test
    default void a_token_that_was_tampered_with_names_nobody() {
        var token = token();
        int at = token.lastIndexOf('.') + 10;
        char other = token.charAt(at) == 'A' ? 'B' : 'A';

        assertThat(server().verify(token.substring(0, at) + other + token.substring(at + 1)))
                .isEmpty();
        assertThat(server().verify("a.b.c")).isEmpty();
        assertThat(server().verify("")).isEmpty();
    }
}
