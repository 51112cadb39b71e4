package dev.tunegate.api.web;

import dev.tunegate.domain.access.Caller;
import jakarta.servlet.ServletRequest;
import java.util.Optional;

/** Where the request keeps who is calling, once that is known. */
final class Callers {

    private static final String ATTRIBUTE = Caller.class.getName();

    private Callers() {}

    static void put(ServletRequest request, Caller caller) {
        request.setAttribute(ATTRIBUTE, caller);
    }

    static Optional<Caller> of(ServletRequest request) {
        return Optional.ofNullable((Caller) request.getAttribute(ATTRIBUTE));
    }
}
