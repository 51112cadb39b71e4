package dev.tunegate.domain.finetuning;

import java.time.Duration;
import java.util.Optional;

/**
 * How a create request is told from others, and from a repetition of itself.
 *
 * @param idempotencyKey the caller's own word for this submission, at most 255 characters
 * @param repeatOf set where the caller's SDK says that this is a retry: how far back the first try
 *     may lie
 */
public record RequestIdentity(
        Fingerprint fingerprint, Optional<String> idempotencyKey, Optional<Duration> repeatOf) {

    /** For how long an idempotency key is remembered. */
    public static final Duration KEY_LIFETIME = Duration.ofDays(30);
}
