package dev.tunegate.domain.access;

import static dev.tunegate.domain.access.IdentityFixture.requests;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.domain.access.RequestMeter.Reading;
import dev.tunegate.domain.organization.TeamId;
import dev.tunegate.domain.shared.Race;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What every meter of requests must do. Each test begins with one that has counted nothing. */
public interface RequestMeterContract {

    Quota KEY = Quota.of(IdentityFixture.KEY, requests(3));
    Quota TEAM = Quota.of(new TeamId("red"), requests(5));

    RequestMeter meter();

    /** Lets so much time go by, as the meter sees it. */
    void elapse(Duration time);

    private Reading count(Quota quota) {
        return meter().count(List.of(quota)).getFirst();
    }

    @Test
    default void as_many_as_the_limit_get_through_in_one_window() {
        assertThat(count(KEY).remaining()).isEqualTo(2);
        assertThat(count(KEY).remaining()).isEqualTo(1);
        assertThat(count(KEY)).matches(it -> !it.full() && it.remaining() == 0);
        assertThat(count(KEY)).matches(it -> it.full() && it.remaining() == 0);
    }

    @Test
    default void there_is_room_again_when_the_window_is_over_and_not_before() {
        for (int i = 0; i < 3; i++) {
            count(KEY);
        }

        elapse(RequestMeter.WINDOW.minusSeconds(10));
        var late = count(KEY);
        elapse(Duration.ofSeconds(10));
        var next = count(KEY);

        assertThat(late.full()).isTrue();
        assertThat(late.reset()).isBetween(Duration.ofMillis(1), Duration.ofSeconds(10));
        assertThat(next.full()).isFalse();
        assertThat(next.remaining()).isEqualTo(2);
        assertThat(next.reset()).isBetween(Duration.ofSeconds(50), RequestMeter.WINDOW);
    }

    @Test
    default void a_request_that_one_quota_refuses_is_counted_by_none() {
        for (int i = 0; i < 3; i++) {
            count(KEY);
        }

        var readings = meter().count(List.of(KEY, TEAM));

        assertThat(readings).extracting(Reading::quota).containsExactly(KEY, TEAM);
        assertThat(readings).extracting(Reading::full).containsExactly(true, false);
        assertThat(readings).extracting(Reading::remaining).containsExactly(0L, 5L);
        assertThat(count(TEAM).remaining()).isEqualTo(4);
    }

    @Test
    default void a_request_is_counted_by_every_quota_in_whatever_order() {
        meter().count(List.of(KEY, TEAM));
        var readings = meter().count(List.of(TEAM, KEY));

        assertThat(readings).extracting(Reading::quota).containsExactly(TEAM, KEY);
        assertThat(readings).extracting(Reading::remaining).containsExactly(3L, 1L);
    }

    @Test
    default void another_limit_holds_at_once() {
        count(KEY);
        count(KEY);

        assertThat(count(Quota.of(IdentityFixture.KEY, requests(2))).full()).isTrue();
        assertThat(count(Quota.of(IdentityFixture.KEY, requests(9))).remaining()).isEqualTo(6);
    }

    @Test
    default void nought_lets_nothing_through() {
        assertThat(count(Quota.of(IdentityFixture.KEY, requests(0))).full()).isTrue();
    }

    @Test
    default void what_is_tidied_away_is_over() {
        count(KEY);

        meter().tidy();
        var kept = count(KEY);
        elapse(RequestMeter.WINDOW.multipliedBy(3));
        meter().tidy();
        var fresh = count(KEY);

        assertThat(kept.remaining()).isEqualTo(1);
        assertThat(fresh.remaining()).isEqualTo(2);
    }

    @Test
    default void many_at_once_never_get_through_more_than_the_limit() {
        var key = Quota.of(IdentityFixture.KEY, requests(40));
        var team = Quota.of(new TeamId("red"), requests(25));
        var through = new AtomicInteger();

        Race.of(
                6,
                () -> {
                    for (int i = 0; i < 10; i++) {
                        boolean full =
                                meter().count(List.of(key, team)).stream().anyMatch(Reading::full);
                        through.addAndGet(full ? 0 : 1);
                    }
                });

        assertThat(through).hasValue(25);
        assertThat(count(key).remaining()).isEqualTo(14);
    }
}
