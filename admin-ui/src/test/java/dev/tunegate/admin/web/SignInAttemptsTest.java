package dev.tunegate.admin.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.domain.shared.SettableClock;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How many wrong secrets an address may try. */
final class SignInAttemptsTest {

    private final SettableClock clock = SettableClock.atNoon();
    private final SignInAttempts attempts = new SignInAttempts(clock);

    private long allowed(int tries, String address) {
        return IntStream.range(0, tries).filter(_ -> attempts.begin(address)).count();
    }

    @Test
    void ten_attempts_a_minute_are_allowed_wherever_the_minute_begins() {
        long first = allowed(5, "10.0.0.1");
        clock.advance(Duration.ofSeconds(30));
        long second = allowed(20, "10.0.0.1");
        clock.advance(Duration.ofSeconds(30));
        long third = allowed(20, "10.0.0.1");

        assertThat(first).isEqualTo(5);
        assertThat(second).isEqualTo(5);
        assertThat(third).isEqualTo(5);
    }

    @Test
    void a_success_forgives_what_went_before() {
        allowed(10, "10.0.0.1");

        attempts.succeeded("10.0.0.1");

        assertThat(allowed(20, "10.0.0.1")).isEqualTo(10);
    }

    @Test
    void addresses_of_one_ipv6_network_count_together() {
        allowed(10, "2001:db8:1:2::1");

        assertThat(allowed(1, "2001:db8:1:2:ffff::9")).isZero();
        assertThat(allowed(1, "2001:db8:1:3::1")).isOne();
    }

    @Test
    void many_addresses_push_out_the_one_that_was_silent_longest() {
        allowed(10, "10.9.9.9");

        IntStream.range(0, 10_000).forEach(it -> attempts.begin("host-" + it));

        assertThat(attempts.begin("10.9.9.9")).isTrue();
    }
}
