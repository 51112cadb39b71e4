package dev.tunegate.api.web;

import java.util.List;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Fits the gate and the caller into Spring's dispatching. */
@Configuration(proxyBeanMethods = false)
class ApiMvc implements WebMvcConfigurer {

    private final PermissionGate gate;
    private final CallerArgument caller;

    ApiMvc(PermissionGate gate, CallerArgument caller) {
        this.gate = gate;
        this.caller = caller;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(gate);
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(caller);
    }
}
