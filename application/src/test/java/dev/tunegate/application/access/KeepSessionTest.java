package dev.tunegate.application.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tunegate.domain.access.AccessPolicy;
import dev.tunegate.domain.access.Caller;
import dev.tunegate.domain.access.Permission;
import dev.tunegate.domain.access.SessionToken;
import dev.tunegate.domain.organization.PlatformRole;
import dev.tunegate.domain.organization.UserId;
import dev.tunegate.domain.shared.Refusal;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What a session is worth, and for how long. */
final class KeepSessionTest {

    private static final LocalAdministrator LOCAL = new LocalAdministrator(true, "first");

    private final AccessHouse house = new AccessHouse();
    private final KeepSession keep = house.keepSession(LOCAL);

    @Test
    void a_session_is_worth_what_its_user_is_at_that_moment() {
        var alice = house.user("alice", PlatformRole.ADMINISTRATOR).id();
        var token = keep.open(alice);
        var before = keep.resume(token).orElseThrow();

        house.users.change(alice, it -> it.withRole(PlatformRole.MEMBER, it.revision()));
        var after = keep.resume(token).orElseThrow();

        assertThat(AccessPolicy.allows(before, Permission.ADMINISTRATION)).isTrue();
        assertThat(AccessPolicy.allows(after, Permission.ADMINISTRATION)).isFalse();
    }

    @Test
    void a_block_ends_what_a_session_opens_at_once_and_so_does_deleting_the_user() {
        var alice = house.user("alice", PlatformRole.MEMBER).id();
        var bob = house.user("bob", PlatformRole.MEMBER).id();
        var hers = keep.open(alice);
        var his = keep.open(bob);

        house.block(alice);
        house.users.remove(bob);

        assertThat(keep.resume(hers)).isEmpty();
        assertThat(keep.resume(his)).isEmpty();
        assertThatThrownBy(() -> keep.open(alice)).isInstanceOf(Refusal.NotAllowed.class);
    }

    @Test
    void a_user_who_is_made_anew_under_the_same_name_gets_no_old_session() {
        var token = keep.open(house.user("alice", PlatformRole.ADMINISTRATOR).id());
        house.users.remove(new UserId("alice"));

        house.clock.advance(Duration.ofSeconds(1));
        house.user("alice", PlatformRole.ADMINISTRATOR);

        assertThat(keep.resume(token)).isEmpty();
    }

    @Test
    void an_ended_session_is_over_wherever_it_is_shown() {
        var token = keep.open(house.user("alice", PlatformRole.MEMBER).id());
        var otherNode = house.keepSession(LOCAL);

        keep.end(token);
        keep.end(token);

        assertThat(otherNode.resume(token)).isEmpty();
    }

    @Test
    void a_session_idles_for_half_an_hour_and_looking_on_is_idle_too() {
        var token = keep.open(house.user("alice", PlatformRole.MEMBER).id());

        house.clock.advance(Duration.ofMinutes(29));
        var inTime = keep.resume(token);
        house.clock.advance(Duration.ofMinutes(29));
        var looked = keep.look(token);
        house.clock.advance(Duration.ofMinutes(1));

        assertThat(inTime).isPresent();
        assertThat(looked).isPresent();
        assertThat(keep.resume(token)).isEmpty();
    }

    @Test
    void the_local_administrators_session_ends_with_their_secret() {
        var token = keep.openForAdministrator();
        var before = keep.resume(token);

        var withOtherSecret = house.keepSession(new LocalAdministrator(true, "second"));
        var turnedOff = house.keepSession(new LocalAdministrator(false, "first"));

        assertThat(before).contains(Caller.administrator());
        assertThat(withOtherSecret.resume(token)).isEmpty();
        assertThat(turnedOff.resume(token)).isEmpty();
        assertThatThrownBy(turnedOff::openForAdministrator).isInstanceOf(Refusal.NotAllowed.class);
    }

    @Test
    void a_token_that_was_never_given_opens_nothing() {
        assertThat(keep.resume(SessionToken.fresh())).isEmpty();
    }
}
