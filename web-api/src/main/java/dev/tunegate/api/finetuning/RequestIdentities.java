package dev.tunegate.api.finetuning;

import dev.tunegate.domain.finetuning.Fingerprint;
import dev.tunegate.domain.finetuning.RequestIdentity;
import dev.tunegate.domain.shared.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Tells from a request's headers whether it repeats another one. Official SDKs send no idempotency
 * key, but count their tries and say how long they wait for an answer (openai-python 3.22 and
 * openai-node 7.55, seen 2026-11).
 */
final class RequestIdentities {

    private static final int MOST_CHARACTERS = 255;

    /** The SDKs' own default, in seconds. */
    private static final int USUAL_TIMEOUT = 600;

    private static final Duration LONGEST = Duration.ofHours(1);

    private RequestIdentities() {}

    static RequestIdentity of(HttpServletRequest request, String fingerprint) {
        return new RequestIdentity(
                new Fingerprint(fingerprint), idempotencyKey(request), repeatOf(request));
    }

    private static Optional<String> idempotencyKey(HttpServletRequest request) {
        var key = Optional.ofNullable(request.getHeader("idempotency-key"));
        key.filter(it -> it.isBlank() || it.length() > MOST_CHARACTERS)
                .ifPresent(
                        _ -> {
                            throw new Refusal.InvalidInput(
                                    "Idempotency-Key",
                                    "invalid_value",
                                    "An Idempotency-Key has 1 to 255 characters.");
                        });
        return key;
    }

    /** Three tries, each with its own wait, and a minute for the pauses between them. */
    private static Optional<Duration> repeatOf(HttpServletRequest request) {
        if (number(request, "x-stainless-retry-count").filter(it -> it > 0).isEmpty()) {
            return Optional.empty();
        }
        long timeout =
                Stream.of("x-stainless-read-timeout", "x-stainless-timeout")
                        .flatMap(it -> number(request, it).stream())
                        .findFirst()
                        .orElse((long) USUAL_TIMEOUT);
        var window = Duration.ofSeconds(3 * timeout + 60);
        return Optional.of(window.compareTo(LONGEST) > 0 ? LONGEST : window);
    }

    private static Optional<Long> number(HttpServletRequest request, String header) {
        return Optional.ofNullable(request.getHeader(header))
                .filter(it -> it.matches("[0-9]{1,7}(\\.[0-9]{1,9})?"))
                .map(it -> (long) Math.ceil(Double.parseDouble(Objects.requireNonNull(it))));
    }
}
