package dev.tunegate.api.web;

import dev.tunegate.application.access.MeterRequest;
import dev.tunegate.application.access.MeterRequest.Meter;
import dev.tunegate.domain.shared.Refusal;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Counts the requests of callers whose requests are limited, and tells them how many are left.
 * Every request of a known caller counts, whatever becomes of it; only asking about the own key is
 * free, so that whoever has reached a limit can learn which.
 */
final class MeterFilter extends OncePerRequestFilter {

    private static final Pattern OWN_KEY = Pattern.compile("(/v1)?/key/info");

    private final MeterRequest meter;

    MeterFilter(MeterRequest meter) {
        this.meter = meter;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getMethod().equals("GET")
                && request.getQueryString() == null
                && OWN_KEY.matcher(request.getRequestURI()).matches();
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var reading = ApiRequest.caller(request).flatMap(meter::meter);
        if (reading.isPresent()) {
            tell(response, reading.get());
            requireRoom(reading.get());
        }
        chain.doFilter(request, response);
    }

    private static void tell(HttpServletResponse response, Meter meter) {
        response.setHeader("x-ratelimit-limit-requests", Long.toString(meter.limit()));
        response.setHeader("x-ratelimit-remaining-requests", Long.toString(meter.remaining()));
        response.setHeader("x-ratelimit-reset-requests", text(meter.reset()));
    }

    /** As OpenAI writes it: {@code 1m0s}, {@code 12.5s}, {@code 120ms}. */
    static String text(Duration time) {
        if (time.toSeconds() < 1) {
            return time.toMillis() + "ms";
        }
        var minutes = time.toMinutes() > 0 ? time.toMinutes() + "m" : "";
        var millis = time.toMillisPart() == 0 ? "" : ".%03d".formatted(time.toMillisPart());
        return minutes + time.toSecondsPart() + millis.replaceAll("0+$", "") + "s";
    }

    static void requireRoom(Meter meter) {
        if (!meter.admitted()) {
            throw new Refusal.LimitReached(
                    "rate_limit_exceeded",
                    "The %s may make %d requests a minute, and has made them."
                            .formatted(meter.whose(), meter.limit()),
                    Optional.of(meter.reset()));
        }
    }
}
