package dev.tunegate.api.web;

import dev.tunegate.application.access.AuthenticateToken;
import dev.tunegate.application.access.MeterRequest;
import dev.tunegate.application.key.AuthenticateKey;
import dev.tunegate.domain.access.Caller;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Component;

/** For a request that stands for several: they count as such, and take time. */
@Component
public final class FurtherRequests {

    private final AuthenticateKey keys;
    private final AuthenticateToken tokens;
    private final MeterRequest meter;

    FurtherRequests(AuthenticateKey keys, AuthenticateToken tokens, MeterRequest meter) {
        this.keys = keys;
        this.tokens = tokens;
        this.meter = meter;
    }

    /**
     * Counts as many requests more.
     *
     * @throws dev.tunegate.domain.shared.Refusal.LimitReached if the caller may not make them now
     */
    public void count(Caller caller, int more) {
        for (int i = 0; i < more; i++) {
            meter.meter(caller).ifPresent(MeterFilter::requireRoom);
        }
    }

    /**
     * Who made this request, as they stand now.
     *
     * @throws dev.tunegate.domain.shared.Refusal.NotAuthenticated if the key opens nothing any more
     */
    public Caller callerOf(HttpServletRequest request) {
        return ApiKeyFilter.caller(Credentials.of(request), keys, tokens);
    }
}
