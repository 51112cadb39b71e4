package dev.tunegate.application.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tunegate.domain.access.AccessPolicy;
import dev.tunegate.domain.access.GroupRules;
import dev.tunegate.domain.access.Permission;
import dev.tunegate.domain.key.KeySecret;
import dev.tunegate.domain.organization.PlatformRole;
import dev.tunegate.domain.shared.Refusal;
import org.junit.jupiter.api.Test;

/** Who is calling, by a token of the sign-in server's. */
final class AuthenticateTokenTest {

    private final AccessHouse house = new AccessHouse();
    private final AuthenticateToken use =
            new AuthenticateToken(house.server, house.users, house.standing());

    @Test
    void a_token_stands_for_its_user_with_the_rights_they_have_here() {
        var id = house.signIn(house.signInUser(GroupRules.NONE, AccessHouse.anybody()));
        house.users.change(id, it -> it.withRole(PlatformRole.ADMINISTRATOR, it.revision()));
        var token = house.server.token();

        var caller = use.authenticate(token);

        assertThat(caller.identity().user()).contains(id);
        assertThat(AccessPolicy.allows(caller, Permission.ADMINISTRATION)).isTrue();
    }

    @Test
    void a_token_of_somebody_unknown_or_blocked_is_refused_like_a_bad_one() {
        var token = house.server.token();
        assertRefused(token);

        house.block(house.signIn(house.signInUser(GroupRules.NONE, AccessHouse.anybody())));

        assertRefused(token);
        assertRefused("eyJ.made.up");
        assertRefused("eyJ." + "a".repeat(9_000) + ".b");
    }

    private void assertRefused(String token) {
        assertThatThrownBy(() -> use.authenticate(token))
                .isInstanceOf(Refusal.NotAuthenticated.class)
                .hasMessage("Incorrect token provided.");
    }

    @Test
    void no_key_of_ours_is_taken_for_a_token() {
        assertThat(AuthenticateToken.looksLikeToken(KeySecret.freshAdministrator().reveal()))
                .isFalse();
        assertThat(AuthenticateToken.looksLikeToken("eyJhbGciOiJSUzI1NiJ9.e30.c2ln")).isTrue();
    }
}
