package dev.tunegate.providers.vertex;

import java.util.List;

/** The words of {@code google.rpc.Code}, which jobs give as numbers. */
final class RpcCodes {

    private static final List<String> WORDS =
            List.of(
                    "ok",
                    "cancelled",
                    "unknown",
                    "invalid_argument",
                    "deadline_exceeded",
                    "not_found",
                    "already_exists",
                    "permission_denied",
                    "resource_exhausted",
                    "failed_precondition",
                    "aborted",
                    "out_of_range",
                    "unimplemented",
                    "internal",
                    "unavailable",
                    "data_loss",
                    "unauthenticated");

    private RpcCodes() {}

    static String word(long code) {
        return code >= 0 && code < WORDS.size() ? WORDS.get((int) code) : "unknown";
    }
}
