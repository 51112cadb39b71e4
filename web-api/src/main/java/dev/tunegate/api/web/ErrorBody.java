package dev.tunegate.api.web;

import org.jspecify.annotations.Nullable;

/** An error in OpenAI's shape; all four members are always there. */
record ErrorBody(Error error) {

    /** What went wrong. */
    record Error(String message, String type, @Nullable String param, @Nullable String code) {}

    static ErrorBody of(ErrorAnswer answer) {
        return new ErrorBody(
                new Error(answer.message(), answer.type(), answer.param(), answer.code()));
    }
}
