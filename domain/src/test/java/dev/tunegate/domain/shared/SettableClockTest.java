package dev.tunegate.domain.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

/** The clock of the tests. */
final class SettableClockTest {

    @Test
    void it_moves_when_it_is_told_to_and_takes_its_other_zones_along() {
        var clock = SettableClock.at(Instant.EPOCH);
        var elsewhere = clock.withZone(ZoneId.of("Europe/Berlin"));

        var now = clock.advance(Duration.ofMinutes(5));

        assertThat(now).isEqualTo(Instant.EPOCH.plusSeconds(300));
        assertThat(clock.instant()).isEqualTo(now);
        assertThat(elsewhere.instant()).isEqualTo(now);
        assertThat(elsewhere.getZone()).isEqualTo(ZoneId.of("Europe/Berlin"));
    }
}
