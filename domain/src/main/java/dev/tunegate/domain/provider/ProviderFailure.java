package dev.tunegate.domain.provider;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A provider did not do what it was asked. The four kinds differ in what may be done next; only
 * provider adapters make them. Messages have been cleaned of secrets and provider identifiers.
 */
public abstract sealed class ProviderFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private ProviderFailure(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** Why, in words fit for a caller. */
    public String reason() {
        return String.valueOf(getMessage());
    }

    /** The request is at fault; sending it again will not help. */
    public static final class Rejected extends ProviderFailure {
        private static final long serialVersionUID = 1L;

        private final int status;
        private final @Nullable String param;
        private final @Nullable String code;

        /**
         * @param status the HTTP status to answer our caller with: 400, 403, 404, 409, 413 or 429
         */
        public Rejected(int status, @Nullable String param, @Nullable String code, String message) {
            super(message, null);
            this.status = status;
            this.param = param;
            this.code = code;
        }

        public int status() {
            return status;
        }

        public Optional<String> param() {
            return Optional.ofNullable(param);
        }

        public Optional<String> code() {
            return Optional.ofNullable(code);
        }
    }

    /** The request was surely not taken; the same one may succeed later. */
    public static final class Unavailable extends ProviderFailure {
        private static final long serialVersionUID = 1L;

        private final @Nullable Duration retryAfter;

        public Unavailable(
                String message, @Nullable Duration retryAfter, @Nullable Throwable cause) {
            super(message, cause);
            this.retryAfter = retryAfter;
        }

        /** How long the provider asks us to wait, if it said. */
        public Optional<Duration> retryAfter() {
            return Optional.ofNullable(retryAfter);
        }
    }

    /** Nobody knows whether the request was taken; look before sending it again. */
    public static final class Unclear extends ProviderFailure {
        private static final long serialVersionUID = 1L;

        public Unclear(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }

    /** Our operator is at fault: a credential, an address or a right is wrong. */
    public static final class Misconfigured extends ProviderFailure {
        private static final long serialVersionUID = 1L;

        public Misconfigured(String message) {
            super(message, null);
        }
    }
}
