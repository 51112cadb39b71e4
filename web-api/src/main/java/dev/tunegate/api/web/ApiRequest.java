package dev.tunegate.api.web;

import dev.tunegate.domain.access.Caller;
import dev.tunegate.domain.shared.RandomId;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;

/**
 * What is known of a request that came in by the API's door. Requests of the console do not carry
 * these marks, so nothing here touches them.
 */
final class ApiRequest {

    /** The organization that OpenAI's clients are shown; there is but one of this kind here. */
    static final String ORGANIZATION = "org-tunegate";

    private static final String ID = ApiRequest.class.getName() + ".id";
    private static final String BROKEN_OFF = ApiRequest.class.getName() + ".brokenOff";
    private static final String CALLER = ApiRequest.class.getName() + ".caller";

    private ApiRequest() {}

    /** Gives the request an id of ours; one that the client sent is not trusted. */
    static void begin(HttpServletRequest request, HttpServletResponse response) {
        request.setAttribute(ID, markAnswer(response));
    }

    /** Sets the headers that every answer has, and returns the id in them. */
    static String markAnswer(HttpServletResponse response) {
        var id = "req_" + RandomId.letters(24);
        response.setHeader("x-request-id", id);
        response.setHeader("openai-version", "2020-10-01");
        response.setHeader("openai-processing-ms", "0");
        return id;
    }

    static boolean isMarked(HttpServletRequest request) {
        return request.getAttribute(ID) != null;
    }

    static String id(HttpServletRequest request) {
        return String.valueOf(request.getAttribute(ID));
    }

    static void breakOff(HttpServletRequest request) {
        request.setAttribute(BROKEN_OFF, true);
    }

    /** Whether the answer had begun, but cannot be finished. */
    static boolean isBrokenOff(HttpServletRequest request) {
        return request.getAttribute(BROKEN_OFF) != null;
    }

    static void authenticated(HttpServletRequest request, Caller caller) {
        request.setAttribute(CALLER, caller);
    }

    static Optional<Caller> caller(HttpServletRequest request) {
        return request.getAttribute(CALLER) instanceof Caller caller
                ? Optional.of(caller)
                : Optional.empty();
    }
}
