package dev.tunegate.domain.shared;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A caller is turned down. The family is closed: the API turns each kind into an OpenAI error, the
 * console into an alert, and nothing else catches them. Messages are written for callers: they
 * never hold a secret, a provider's identifier or another tenant's data.
 */
public abstract sealed class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final @Nullable String param;
    private final @Nullable String code;

    private Refusal(String message, @Nullable String param, @Nullable String code) {
        super(message, null, false, false);
        this.param = param;
        this.code = code;
    }

    /** What to tell the caller. */
    public String reason() {
        return String.valueOf(getMessage());
    }

    /** The request's parameter that is at fault, as a path: {@code method.dpo.beta}. */
    public Optional<String> param() {
        return Optional.ofNullable(param);
    }

    /** A short word that programs can compare. */
    public Optional<String> code() {
        return Optional.ofNullable(code);
    }

    /** Nobody we know: the key is missing, wrong, expired, blocked or deleted. */
    public static final class NotAuthenticated extends Refusal {
        private static final long serialVersionUID = 1L;

        public NotAuthenticated(String code, String message) {
            super(message, null, code);
        }
    }

    /** Known, but not allowed to do this. */
    public static final class NotAllowed extends Refusal {
        private static final long serialVersionUID = 1L;

        public NotAllowed(String code, String message) {
            super(message, null, code);
        }
    }

    /** There is no such thing, or none that this caller may know of. */
    public static final class NotFound extends Refusal {
        private static final long serialVersionUID = 1L;

        /**
         * @param kind what was looked for, such as {@code fine-tuning job}
         * @param id the identifier as the caller gave it
         * @param param the parameter that carried it
         */
        public NotFound(String kind, String id, String param) {
            this(kind, id, param, "not_found");
        }

        public NotFound(String kind, String id, String param, String code) {
            super("No such " + kind + ": " + id, param, code);
        }
    }

    /** A value is missing, of the wrong type or out of range. */
    public static final class InvalidInput extends Refusal {
        private static final long serialVersionUID = 1L;

        public InvalidInput(@Nullable String param, String code, String message) {
            super(message, param, code);
        }
    }

    /** More bytes than are taken here. */
    public static final class TooLarge extends Refusal {
        private static final long serialVersionUID = 1L;

        public TooLarge(String param, String code, String message) {
            super(message, param, code);
        }
    }

    /** The thing exists, but its state does not allow this any more, or not yet. */
    public static final class WrongState extends Refusal {
        private static final long serialVersionUID = 1L;

        public WrongState(String code, String message) {
            super(message, null, code);
        }
    }

    /** No provider behind this model can do what is asked. */
    public static final class NotSupported extends Refusal {
        private static final long serialVersionUID = 1L;

        public NotSupported(@Nullable String param, String message) {
            super(message, param, "unsupported");
        }
    }

    /** The request contradicts another one; trying again changes nothing. */
    public static final class Conflict extends Refusal {
        private static final long serialVersionUID = 1L;

        public Conflict(String code, String message) {
            super(message, null, code);
        }
    }

    /** The thing is no longer what the caller has read; it must be read again first. */
    public static final class Outdated extends Refusal {
        private static final long serialVersionUID = 1L;

        public Outdated(long version) {
            super(
                    "This was changed meanwhile: it is at version "
                            + version
                            + " now. Read it again.",
                    "If-Match",
                    "version_mismatch");
        }
    }

    /** As much as somebody may use is used already. */
    public static final class LimitReached extends Refusal {
        private static final long serialVersionUID = 1L;

        private final @Nullable Duration retryAfter;

        /**
         * @param retryAfter when there is room again; empty where only the caller can make some
         */
        public LimitReached(String code, String message, Optional<Duration> retryAfter) {
            super(message, null, code);
            this.retryAfter = retryAfter.orElse(null);
        }

        public Optional<Duration> retryAfter() {
            return Optional.ofNullable(retryAfter);
        }
    }

    /** We cannot do it now; the same request may succeed later. */
    public static final class Unavailable extends Refusal {
        private static final long serialVersionUID = 1L;

        private final Duration retryAfter;

        public Unavailable(String code, String message, Duration retryAfter) {
            super(message, null, code);
            this.retryAfter = retryAfter;
        }

        public Duration retryAfter() {
            return retryAfter;
        }
    }

    /** The provider turned the request down, with its own reason. */
    public static final class TurnedDownByProvider extends Refusal {
        private static final long serialVersionUID = 1L;

        private final int status;

        /**
         * @param status the HTTP status that fits the caller: 400, 403, 404 or 429 for the caller's
         *     fault, 502 where our operator must act
         */
        public TurnedDownByProvider(
                int status, @Nullable String param, @Nullable String code, String message) {
            super(message, param, code);
            this.status = status;
        }

        public int status() {
            return status;
        }
    }
}
