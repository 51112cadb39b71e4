package dev.tunegate.providers.identity;

import dev.tunegate.domain.access.SignInServer;
import dev.tunegate.domain.access.SignInTerms;
import dev.tunegate.providers.http.ProviderHttp;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes the sign-in server's port. */
@Configuration(proxyBeanMethods = false)
public class IdentityConfiguration {

    @Bean
    SignInServer signInServer(ObjectProvider<SignInTerms> terms, ProviderHttp http, Clock clock) {
        var known = terms.getIfAvailable(() -> SignInTerms.LOCAL);
        return new OidcSignInServer(known, new IdentityHttp(http), clock);
    }
}
