package dev.tunegate.api.web;

import dev.tunegate.domain.access.AccessPolicy;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Lets a request reach its handler only if the route declares what it needs and the caller has it.
 */
final class PermissionCheck implements HandlerInterceptor {

    private static final String HOUSE = "dev.tunegate.api";

    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method && isOurs(method)) {
            check(request, method);
        }
        return true;
    }

    private static boolean isOurs(HandlerMethod method) {
        return method.getBeanType().getPackageName().startsWith(HOUSE);
    }

    private static void check(HttpServletRequest request, HandlerMethod method) {
        if (method.hasMethodAnnotation(Open.class)) {
            return;
        }
        var needs = method.getMethodAnnotation(Needs.class);
        if (needs == null) {
            throw new IllegalStateException(method + " declares no permission");
        }
        var caller = Callers.of(request).orElseThrow(ApiKeyFilter::missing);
        AccessPolicy.require(caller, needs.value());
    }

    /** Whether the route declares what it needs; a test asks this of every route. */
    static boolean isDeclared(HandlerMethod method) {
        return method.hasMethodAnnotation(Open.class) || method.hasMethodAnnotation(Needs.class);
    }
}
