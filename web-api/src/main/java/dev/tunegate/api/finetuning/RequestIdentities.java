package dev.tunegate.api.finetuning;

import dev.tunegate.api.web.JsonObject;
import dev.tunegate.domain.finetuning.Fingerprint;
import dev.tunegate.domain.finetuning.RequestIdentity;
import dev.tunegate.domain.shared.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Tells from a request's headers whether it repeats another one. Official SDKs send no idempotency
 * key, but count their tries and say how long they wait for an answer (openai-python 3.22 and
 * openai-node 7.55, seen 2026-11).
 */
public final class RequestIdentities {

    private static final Pattern KEY = Pattern.compile("[ -~]{0,254}[!-~]");

    /** The SDKs' own default, in seconds. */
    private static final int USUAL_TIMEOUT = 600;

    private static final Duration LONGEST = Duration.ofHours(1);

    private RequestIdentities() {}

    /**
     * @param choice what the request says of providers, wherever: equal bodies that are to be
     *     trained in different places are different requests
     */
    public static RequestIdentity of(HttpServletRequest request, JsonObject body, String choice) {
        return new RequestIdentity(
                fingerprint(body.canonical() + choice), idempotencyKey(request), repeatOf(request));
    }

    private static Fingerprint fingerprint(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            var bytes = digest.digest(text.getBytes(StandardCharsets.UTF_8));
            return new Fingerprint(HexFormat.of().formatHex(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static Optional<String> idempotencyKey(HttpServletRequest request) {
        var key = Optional.ofNullable(request.getHeader("idempotency-key"));
        key.filter(it -> !KEY.matcher(it).matches())
                .ifPresent(
                        _ -> {
                            throw new Refusal.InvalidInput(
                                    "Idempotency-Key",
                                    "invalid_value",
                                    "An Idempotency-Key has 1 to 255 printable characters.");
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
