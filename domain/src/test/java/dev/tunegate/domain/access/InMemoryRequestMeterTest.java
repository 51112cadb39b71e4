package dev.tunegate.domain.access;

import dev.tunegate.domain.shared.SettableClock;
import java.time.Duration;

/** The fake must be as good as what it stands for. */
final class InMemoryRequestMeterTest implements RequestMeterContract {

    private final SettableClock clock = SettableClock.atNoon();
    private final InMemoryRequestMeter meter = new InMemoryRequestMeter(clock);

    @Override
    public RequestMeter meter() {
        return meter;
    }

    @Override
    public void elapse(Duration time) {
        clock.advance(time);
    }
}
