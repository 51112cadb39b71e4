package dev.tunegate.providers.http;

import dev.tunegate.domain.provider.Reach;
import dev.tunegate.providers.outbound.OutboundGuard;
import java.time.Clock;
import java.util.Optional;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes the HTTP client that all providers share. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(HttpSettings.class)
public class HttpConfiguration {

    @Bean
    HttpFailures httpFailures(Clock clock) {
        return new HttpFailures(clock);
    }

    @Bean
    OutboundGuard outboundGuard(Reach.Current reach) {
        return new OutboundGuard(reach);
    }

    @Bean(destroyMethod = "close")
    ProviderHttp providerHttp(HttpSettings settings, HttpFailures failures, OutboundGuard guard) {
        var version =
                Optional.ofNullable(HttpConfiguration.class.getPackage().getImplementationVersion())
                        .orElse("unreleased");
        return new ProviderHttp(settings, failures, guard, version);
    }
}
