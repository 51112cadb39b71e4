package dev.tunegate.domain.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.domain.access.ConsoleSession.Holder;
import dev.tunegate.domain.organization.UserId;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What every keeper of sessions must do. Each test begins without any. */
public interface ConsoleSessionsContract {

    Instant NOON = Instant.parse("2026-01-15T12:00:00Z");
    Holder ALICE = new Holder.OfUser(new UserId("alice@example.com"));

    ConsoleSessions sessions();

    private static ConsoleSession session(Holder holder) {
        return ConsoleSession.begun(SessionToken.fresh().id(), holder, NOON);
    }

    @Test
    default void a_session_comes_back_as_it_was() {
        var hers = session(ALICE);
        var local = session(new Holder.OfAdministrator("first"));
        sessions().add(hers);
        sessions().add(local);

        assertThat(sessions().find(hers.id())).contains(hers);
        assertThat(sessions().find(local.id())).contains(local);
        assertThat(sessions().find(SessionToken.fresh().id())).isEmpty();
    }

    @Test
    default void a_session_was_seen_when_it_was_seen_last() {
        var session = session(ALICE);
        sessions().add(session);

        sessions().seen(session.id(), NOON.plusSeconds(90));
        sessions().seen(session.id(), NOON.plusSeconds(60));
        sessions().seen(SessionToken.fresh().id(), NOON);

        assertThat(sessions().find(session.id()))
                .contains(new ConsoleSession(session.id(), ALICE, NOON, NOON.plusSeconds(90)));
    }

    @Test
    default void a_removed_session_is_gone_and_the_others_stay() {
        var one = session(ALICE);
        var other = session(ALICE);
        sessions().add(one);
        sessions().add(other);

        assertThat(sessions().remove(one.id())).isTrue();
        assertThat(sessions().remove(one.id())).isFalse();
        assertThat(sessions().find(one.id())).isEmpty();
        assertThat(sessions().find(other.id())).isPresent();
    }

    @Test
    default void what_is_over_is_removed_and_what_is_not_stays() {
        var idle = session(ALICE);
        var busy = session(ALICE);
        sessions().add(idle);
        sessions().add(busy);
        sessions().seen(busy.id(), NOON.plus(Duration.ofMinutes(20)));

        sessions().removeOver(NOON.plus(Duration.ofMinutes(30)));
        var left = sessions().find(busy.id());
        sessions().seen(busy.id(), NOON.plus(Duration.ofHours(12)));
        sessions().removeOver(NOON.plus(Duration.ofHours(12)));

        assertThat(sessions().find(idle.id())).isEmpty();
        assertThat(left).isPresent();
        assertThat(sessions().find(busy.id())).isEmpty();
    }
}
