package dev.tunegate.api.web;

import static java.util.stream.Collectors.toSet;

import dev.tunegate.application.access.AuthenticateToken;
import dev.tunegate.application.access.MeterRequest;
import dev.tunegate.application.key.AuthenticateKey;
import jakarta.servlet.DispatcherType;
import java.util.Arrays;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.session.DisableEncodeUrlFilter;

/** Who gets in: every request that no chain before this one owns, and only with a key. */
@Configuration(proxyBeanMethods = false)
class ApiSecurity {

    private static final Set<String> METHODS =
            Arrays.stream(HttpMethod.values()).map(HttpMethod::name).collect(toSet());
    private static final ErrorAnswer NO_METHOD =
            SpringErrors.bare(405).with("Allow", "DELETE, GET, HEAD, OPTIONS, PATCH, POST, PUT");
    private static final String NOTHING = "default-src 'none'; frame-ancestors 'none'; sandbox";

    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    SecurityFilterChain apiChain(
            HttpSecurity http,
            AuthenticateKey keys,
            AuthenticateToken tokens,
            ForeignCredentials others,
            MeterRequest meter,
            BrowserAccess browsers) {
        http.securityMatcher(it -> it.getDispatcherType() == DispatcherType.REQUEST)
                .csrf(AbstractHttpConfigurer::disable)
                .cors(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .anonymous(AbstractHttpConfigurer::disable)
                .servletApi(AbstractHttpConfigurer::disable)
                .securityContext(AbstractHttpConfigurer::disable)
                .exceptionHandling(AbstractHttpConfigurer::disable)
                .sessionManagement(it -> it.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .headers(ApiSecurity::headers)
                .addFilterBefore(new ApiFilter(), DisableEncodeUrlFilter.class)
                .addFilterAfter(new OriginFilter(browsers.origins()), HeaderWriterFilter.class)
                .addFilterAfter(new OptionsFilter(), OriginFilter.class)
                .addFilterAfter(new ApiKeyFilter(keys, tokens, others), OptionsFilter.class)
                .addFilterAfter(new MeterFilter(meter), ApiKeyFilter.class);
        return http.build();
    }

    private static void headers(HeadersConfigurer<HttpSecurity> headers) {
        headers.contentSecurityPolicy(it -> it.policyDirectives(NOTHING))
                .referrerPolicy(it -> it.policy(ReferrerPolicy.NO_REFERRER));
    }

    /** Lets through what model names may hold: encoded slashes and percent signs. */
    @Bean
    HttpFirewall httpFirewall() {
        var firewall = new StrictHttpFirewall();
        firewall.setAllowUrlEncodedSlash(true);
        firewall.setAllowUrlEncodedDoubleSlash(true);
        firewall.setAllowUrlEncodedPercent(true);
        return firewall;
    }

    /** What the firewall turns away never reaches a chain, so it is answered here. */
    @Bean
    RequestRejectedHandler requestRejectedHandler() {
        return (request, response, _) -> {
            boolean isMethod = METHODS.contains(request.getMethod());
            ApiRequest.markAnswer(response);
            ErrorWriter.write(isMethod ? SpringErrors.bare(400) : NO_METHOD, response);
        };
    }
}
