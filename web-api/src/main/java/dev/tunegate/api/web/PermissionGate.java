package dev.tunegate.api.web;

import dev.tunegate.domain.access.AccessPolicy;
import dev.tunegate.domain.shared.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Lets a request through to its route only if the route says what it needs and the caller may. */
@Component
final class PermissionGate implements HandlerInterceptor {

    private static final String FRAMEWORK = "org.springframework.web.servlet.";

    /**
     * @throws UnknownRoute if what would answer is no route of the API: a static file, an error
     *     page
     */
    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler) {
        var method = handler instanceof HandlerMethod it ? it : null;
        if (method != null && method.hasMethodAnnotation(Needs.class)) {
            require(request, method);
        } else if (ApiRequest.isMarked(request) && (method == null || !isOpen(request, method))) {
            throw new UnknownRoute();
        }
        return true;
    }

    private static void require(HttpServletRequest request, HandlerMethod method) {
        var caller =
                ApiRequest.caller(request)
                        .orElseThrow(
                                () ->
                                        new Refusal.NotAuthenticated(
                                                "missing_api_key", "No API key was given."));
        var needs = method.getMethodAnnotation(Needs.class);
        if (needs != null) {
            AccessPolicy.require(caller, needs.value());
        }
    }

    /** Besides what is declared open, the framework's own answer to OPTIONS is. */
    private static boolean isOpen(HttpServletRequest request, HandlerMethod method) {
        boolean asksForOptions =
                HttpMethod.OPTIONS.matches(request.getMethod())
                        && method.getBeanType().getName().startsWith(FRAMEWORK);
        return asksForOptions || method.hasMethodAnnotation(Open.class);
    }
}
