package dev.tunegate.admin.web;

import jakarta.servlet.DispatcherType;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter.CrossOriginResourcePolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.NullRequestCache;

/**
 * Who may see the console, and what a browser may do with its pages. The chain stands before the
 * API's and takes everything under {@code /admin}.
 */
@Configuration(proxyBeanMethods = false)
class AdminSecurity {

    private static final String CONTENT =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                    + " font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none';"
                    + " frame-ancestors 'none'";

    /** A cookie of its own: whoever has not signed in yet costs no session. */
    @Bean
    CsrfTokenRepository consoleCsrfTokens() {
        var tokens = new CookieCsrfTokenRepository();
        tokens.setCookieName("tunegate_form");
        tokens.setCookiePath("/admin");
        tokens.setCookieCustomizer(it -> it.httpOnly(true).sameSite("Strict"));
        return tokens;
    }

    @Bean
    @Order(10)
    SecurityFilterChain consoleSecurity(
            HttpSecurity http,
            CsrfTokenRepository consoleCsrfTokens,
            OperatorContexts operators,
            Door door) {
        return http.securityMatcher("/admin", "/admin/**")
                .securityContext(it -> it.securityContextRepository(operators))
                .sessionManagement(it -> it.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .authorizeHttpRequests(
                        it ->
                                it.dispatcherTypeMatchers(
                                                DispatcherType.FORWARD, DispatcherType.ERROR)
                                        .permitAll()
                                        .requestMatchers(new ForeignChange())
                                        .denyAll()
                                        .requestMatchers(HttpMethod.GET, "/admin/assets/*")
                                        .permitAll()
                                        .requestMatchers(Destination.SIGN_IN, "/admin/theme")
                                        .permitAll()
                                        .requestMatchers(
                                                HttpMethod.GET,
                                                ServerSignInPage.BEGIN,
                                                ServerSignInPage.RETURN)
                                        .permitAll()
                                        .anyRequest()
                                        .hasAuthority(OperatorContexts.AUTHORITY))
                .csrf(it -> it.csrfTokenRepository(consoleCsrfTokens))
                .requestCache(it -> it.requestCache(new NullRequestCache()))
                .headers(AdminSecurity::headers)
                .logout(
                        it ->
                                it.logoutUrl("/admin/sign-out")
                                        .addLogoutHandler(door)
                                        .logoutSuccessUrl(Destination.SIGN_IN + "?signed_out"))
                .exceptionHandling(
                        it ->
                                it.authenticationEntryPoint(new EndedSession())
                                        .accessDeniedPage("/admin/denied"))
                .build();
    }

    private static void headers(HeadersConfigurer<HttpSecurity> headers) {
        headers.contentSecurityPolicy(it -> it.policyDirectives(CONTENT))
                .referrerPolicy(it -> it.policy(ReferrerPolicy.SAME_ORIGIN))
                .crossOriginOpenerPolicy(it -> it.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
                .crossOriginResourcePolicy(it -> it.policy(CrossOriginResourcePolicy.SAME_ORIGIN))
                .addHeaderWriter((_, response) -> response.addHeader("Vary", "HX-Request"));
    }
}
