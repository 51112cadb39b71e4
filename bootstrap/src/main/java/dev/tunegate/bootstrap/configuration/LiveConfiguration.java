package dev.tunegate.bootstrap.configuration;

import dev.tunegate.bootstrap.configuration.KeptCredentials.Missing;
import dev.tunegate.domain.catalog.ConfigurationState;
import dev.tunegate.domain.catalog.ConfigurationWatch;
import dev.tunegate.domain.catalog.Credential;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The configuration that is in force: that of the file, or the last good one while the file is
 * broken. Whoever asks it to look holds no other node up: each has a file of its own.
 */
public final class LiveConfiguration implements ConfigurationWatch {

    private static final Logger LOG = LoggerFactory.getLogger("tunegate");
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final ConfigurationSource source;
    private final Clock clock;
    private final GatewaySettings atStart;
    private Seen seen;
    private String good;
    private Instant lookedAt;
    private boolean started;
    private volatile GatewayConfiguration current;
    private volatile ConfigurationState state;

    /** The file's text when it was looked at last, or why there is none. */
    private record Seen(String text, List<String> problems) {

        void requireReadable() {
            if (!problems.isEmpty()) {
                throw new BadConfiguration(problems);
            }
        }
    }

    /**
     * Reads it for the first time, without the credentials of a database that is not there yet.
     *
     * @throws BadConfiguration with everything that is wrong
     */
    public LiveConfiguration(ConfigurationSource source, Clock clock) {
        this.source = source;
        this.clock = clock;
        this.good = source.text();
        this.seen = new Seen(good, List.of());
        this.lookedAt = clock.instant();
        this.current = source.read(good, KeptCredentials.UNKNOWN_YET);
        this.atStart = current.settings();
        this.state = sound(current, atStart);
    }

    public GatewayConfiguration current() {
        return current;
    }

    @Override
    public ConfigurationState state() {
        return state;
    }

    /**
     * Whether the file, or one with a secret that it names, has changed since it was read; they are
     * looked at once a second at most.
     */
    synchronized boolean look() {
        var now = clock.instant();
        if (now.isBefore(lookedAt.plus(PAUSE))) {
            return false;
        }
        lookedAt = now;
        var fresh = seen();
        boolean changed = !fresh.equals(seen) || source.haveSecretsChanged();
        seen = fresh;
        return changed;
    }

    private Seen seen() {
        try {
            return new Seen(source.text(), List.of());
        } catch (BadConfiguration e) {
            return new Seen("", e.sentences());
        }
    }

    /**
     * Reads what was seen, with these credentials of the database.
     *
     * @throws BadConfiguration at the first time, if a credential is named that is nowhere; later
     *     on the last good configuration stays, and the log tells why
     */
    synchronized GatewayConfiguration read(List<Credential> credentials) {
        if (!started) {
            take(seen.text(), new KeptCredentials(credentials, Missing.REFUSED));
            started = true;
            return current;
        }
        var kept = new KeptCredentials(credentials, Missing.LEFT_OUT);
        try {
            seen.requireReadable();
            take(seen.text(), kept);
        } catch (BadConfiguration e) {
            current = source.read(good, kept);
            keep(e.sentences());
        }
        return current;
    }

    private void take(String text, KeptCredentials kept) {
        var fresh = source.read(text, kept);
        boolean changed = !text.equals(good) || !state.problems().isEmpty();
        good = text;
        current = fresh;
        var former = state;
        state = sound(fresh, atStart);
        fresh.warnings().stream().filter(it -> !former.warnings().contains(it)).forEach(LOG::warn);
        if (changed) {
            LOG.info(
                    "{} was read again: deployments {}",
                    fresh.origin(),
                    fresh.catalog().deployments().size());
            state.waiting().forEach(it -> LOG.warn("{} takes effect at the next start", it));
        }
    }

    private ConfigurationState sound(GatewayConfiguration fresh, GatewaySettings inForce) {
        return new ConfigurationState(
                fresh.origin(),
                clock.instant(),
                List.of(),
                fresh.warnings(),
                fresh.settings().unlike(inForce));
    }

    private void keep(List<String> problems) {
        if (!problems.equals(state.problems())) {
            LOG.error("{} cannot be used; what was read before stays", source.origin());
            problems.forEach(LOG::error);
        }
        state =
                new ConfigurationState(
                        state.origin(),
                        state.readAt(),
                        problems,
                        current.warnings(),
                        state.waiting());
    }
}
