package dev.tunegate.api.web;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** How a request that failed is answered: the status, what the body says, and further headers. */
record ErrorAnswer(
        int status,
        String message,
        @Nullable String param,
        @Nullable String code,
        Map<String, String> headers) {

    private static final int TOO_MANY_REQUESTS = 429;
    private static final String QUOTA = "insufficient_quota";

    ErrorAnswer {
        headers = Map.copyOf(headers);
    }

    static ErrorAnswer of(int status, @Nullable String code, String message) {
        return new ErrorAnswer(status, message, null, code, Map.of());
    }

    ErrorAnswer withParam(@Nullable String other) {
        return new ErrorAnswer(status, message, other, code, headers);
    }

    ErrorAnswer with(String header, String value) {
        var more = new TreeMap<>(headers);
        more.put(header, value);
        return new ErrorAnswer(status, message, param, code, more);
    }

    /** Stock SDKs try some statuses again; this tells them that it is of no use. */
    ErrorAnswer notToBeRetried() {
        return with("x-should-retry", "false");
    }

    /** Says after which time another try may be of use, so SDKs make one. */
    ErrorAnswer toBeRetriedAfter(String seconds) {
        return with("Retry-After", seconds).with("x-should-retry", "true");
    }

    /** The class of the error, in OpenAI's words. */
    String type() {
        if (status == TOO_MANY_REQUESTS) {
            return QUOTA.equals(code) ? QUOTA : "requests";
        }
        return status >= 500 ? "server_error" : "invalid_request_error";
    }
}
