package dev.tunegate.api.web;

import dev.tunegate.api.web.multipart.MalformedMultipart;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.apache.coyote.BadRequestException;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.NonTransientDataAccessException;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.transaction.TransactionException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** How failures are answered that come from the framework, the database or the wire. */
final class SpringErrors {

    private SpringErrors() {}

    /** Empty for what nobody foresaw. */
    static Optional<ErrorAnswer> of(Throwable failure, HttpServletRequest request) {
        return Optional.ofNullable(
                switch (failure) {
                    case MalformedMultipart it -> malformed(it);
                    case UnsatisfiableRange it -> unsatisfiable(it);
                    case UnknownRoute _ -> unknownUrl(request);
                    case NoResourceFoundException _ -> unknownUrl(request);
                    case NoHandlerFoundException _ -> unknownUrl(request);
                    case HttpRequestMethodNotSupportedException it -> wrongMethod(it, request);
                    case RequestRejectedException _ -> bare(400);
                    case BadRequestException _ -> bare(400);
                    case TransactionException _ -> database();
                    case DataAccessException it when mayPass(it) -> database();
                    case ErrorResponse it -> bare(it.getStatusCode().value());
                    default -> null;
                });
    }

    /** The answer that only a status is known of; it repeats nothing that the client sent. */
    static ErrorAnswer bare(int status) {
        return switch (status) {
            case 400 ->
                    ErrorAnswer.of(
                            400,
                            "invalid_request",
                            "The request is not well formed, or its headers are longer than 16 KiB"
                                    + " together.");
            case 404 -> ErrorAnswer.of(404, "unknown_url", "There is no such route.");
            case 406 ->
                    ErrorAnswer.of(
                            406, "not_acceptable", "Answers are JSON, which 'Accept' excludes.");
            case 415 ->
                    ErrorAnswer.of(
                            415,
                            "unsupported_media_type",
                            "This route does not take that Content-Type or Content-Encoding.");
            case 405 ->
                    ErrorAnswer.of(405, "method_not_supported", "This method is not allowed here.");
            default -> other(status);
        };
    }

    private static ErrorAnswer other(int status) {
        int known = status < 400 ? 500 : status;
        var phrase =
                Optional.ofNullable(HttpStatus.resolve(known)).map(HttpStatus::getReasonPhrase);
        var message = phrase.orElse("The request failed") + ".";
        return ErrorAnswer.of(known, known >= 500 ? "server_error" : "invalid_request", message);
    }

    private static ErrorAnswer unsatisfiable(UnsatisfiableRange failure) {
        return ErrorAnswer.of(
                        416,
                        "range_not_satisfiable",
                        "The file has " + failure.total() + " bytes, and none of those asked for.")
                .with("Content-Range", "bytes */" + failure.total());
    }

    private static ErrorAnswer malformed(MalformedMultipart failure) {
        var message = String.valueOf(failure.getMessage());
        return switch (failure.reason()) {
            case NOT_MULTIPART -> ErrorAnswer.of(400, "invalid_content_type", message);
            case MALFORMED -> ErrorAnswer.of(400, "invalid_multipart", message);
            case LIMIT_EXCEEDED -> ErrorAnswer.of(413, "form_too_large", message);
        };
    }

    private static ErrorAnswer unknownUrl(HttpServletRequest request) {
        return ErrorAnswer.of(
                404,
                "unknown_url",
                "Unknown request URL: " + request.getMethod() + " " + shown(request));
    }

    private static ErrorAnswer wrongMethod(
            HttpRequestMethodNotSupportedException failure, HttpServletRequest request) {
        var answer =
                ErrorAnswer.of(
                        405,
                        "method_not_supported",
                        "Not allowed: " + request.getMethod() + " on " + shown(request) + ".");
        var allowed = failure.getSupportedMethods();
        return allowed == null ? answer : answer.with("Allow", methods(allowed));
    }

    /** With those that every route has: HEAD where there is GET, and OPTIONS. */
    private static String methods(String[] allowed) {
        var all = new TreeSet<>(List.of(allowed));
        if (all.contains("GET")) {
            all.add("HEAD");
        }
        all.add("OPTIONS");
        return String.join(", ", all);
    }

    /** A whole key may stand in a path, and must not be echoed. */
    private static String shown(HttpServletRequest request) {
        return request.getRequestURI().replaceAll("sk-[^/]*", "sk-…");
    }

    /** Whether the database may answer later; the rest of its failures are ours, and stay. */
    private static boolean mayPass(DataAccessException failure) {
        return !(failure instanceof NonTransientDataAccessException)
                || failure instanceof NonTransientDataAccessResourceException;
    }

    private static ErrorAnswer database() {
        return ErrorAnswer.of(
                        503, "database_unavailable", "The gateway's database does not answer now.")
                .toBeRetriedAfter("1");
    }
}
