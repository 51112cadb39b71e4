package dev.tunegate.api.web;

import dev.tunegate.application.access.AuthenticateToken;
import dev.tunegate.application.key.AuthenticateKey;
import dev.tunegate.domain.access.Caller;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Ends what takes long as soon as its caller may not have it any more: the key is asked about five
 * times a second, also while nothing moves. What a key opens is known to every node within half a
 * second, so that nothing outlives its caller's rights by a whole one.
 */
@Component
public final class StandingWatch implements DisposableBean {

    private static final Duration PAUSE = Duration.ofMillis(200);

    private final AuthenticateKey keys;
    private final AuthenticateToken tokens;
    private final Set<Watched> underWay = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService clock =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("standing-watch").factory());

    StandingWatch(AuthenticateKey keys, AuthenticateToken tokens) {
        this.keys = keys;
        this.tokens = tokens;
        clock.scheduleWithFixedDelay(
                this::look, PAUSE.toMillis(), PAUSE.toMillis(), TimeUnit.MILLISECONDS);
    }

    /**
     * Begins to watch over a request until what is returned is closed.
     *
     * @param still throws if this caller, as they stand at that moment, may not have it any more
     */
    public Watched over(HttpServletRequest request, Consumer<Caller> still) {
        var key = Credentials.of(request);
        var watched =
                new Watched(
                        () -> still.accept(ApiKeyFilter.caller(key, keys, tokens)),
                        underWay::remove);
        underWay.add(watched);
        return watched;
    }

    /** Each is asked about on a thread of its own: an answer that is late keeps nobody waiting. */
    private void look() {
        underWay.forEach(Watched::lookSoon);
    }

    @Override
    public void destroy() {
        clock.shutdownNow();
    }
}
