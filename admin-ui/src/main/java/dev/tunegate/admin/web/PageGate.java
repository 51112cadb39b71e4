package dev.tunegate.admin.web;

import dev.tunegate.domain.access.AccessPolicy;
import dev.tunegate.domain.shared.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Lets an operator through to a page only if the page says what it needs and they may. */
@Component
final class PageGate implements HandlerInterceptor, WebMvcConfigurer {

    private static final String FRAMEWORK = "org.springframework.web.servlet.";

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns("/admin", "/admin/**");
    }

    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (isAnswerToOptions(request, handler)) {
            return true;
        }
        if (!(handler instanceof HandlerMethod method)) {
            throw new Refusal.NotFound("page", request.getRequestURI(), "path");
        }
        var needs = method.getMethodAnnotation(Needs.class);
        if (needs != null) {
            AccessPolicy.require(Operator.present().caller(), needs.value());
        } else if (!method.hasMethodAnnotation(Open.class)) {
            throw new Refusal.NotFound("page", request.getRequestURI(), "path");
        }
        return true;
    }

    /** The framework's own, which tells no more than the methods of a page. */
    private static boolean isAnswerToOptions(HttpServletRequest request, Object handler) {
        return HttpMethod.OPTIONS.matches(request.getMethod())
                && handler instanceof HandlerMethod method
                && method.getBeanType().getName().startsWith(FRAMEWORK);
    }
}
