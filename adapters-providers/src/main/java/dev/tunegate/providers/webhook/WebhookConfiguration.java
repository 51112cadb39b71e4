package dev.tunegate.providers.webhook;

import dev.tunegate.domain.provider.OutboundAddresses;
import dev.tunegate.domain.provider.Reach;
import dev.tunegate.domain.webhook.WebhookSender;
import dev.tunegate.providers.http.HttpFailures;
import dev.tunegate.providers.http.HttpSettings;
import dev.tunegate.providers.http.ProviderHttp;
import dev.tunegate.providers.outbound.GuardedAddresses;
import dev.tunegate.providers.outbound.OutboundGuard;
import java.time.Duration;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes what brings events to endpoints: a client with a guard of its own. */
@Configuration(proxyBeanMethods = false)
public class WebhookConfiguration {

    /** Between the 15 and 30 seconds of Standard Webhooks, specification 1.0.0. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final Duration CONNECT = Duration.ofSeconds(5);

    /** No answer is read; this much of one may stand in the buffers. */
    private static final int ANSWER_BYTES = 16 << 10;

    static final HttpSettings SETTINGS =
            new HttpSettings(CONNECT, PATIENCE, PATIENCE, PATIENCE, PATIENCE, ANSWER_BYTES);

    /** What the operator's accounts name, and what is allowed to them, is no place for webhooks. */
    static OutboundGuard guard(Reach.Current reach) {
        return new OutboundGuard(() -> reach.now().ofWebhooks(), "tunegate.outbound.webhooks");
    }

    /** Closed with the sender's bean, for nobody else may use it. */
    record Client(ProviderHttp http) implements AutoCloseable {

        @Override
        public void close() {
            http.close();
        }
    }

    @Bean(destroyMethod = "close")
    Client webhookClient(Reach.Current reach, HttpFailures failures) {
        var version =
                Optional.ofNullable(
                                WebhookConfiguration.class.getPackage().getImplementationVersion())
                        .orElse("unreleased");
        return new Client(new ProviderHttp(SETTINGS, failures, guard(reach), version));
    }

    @Bean
    WebhookSender webhookSender(Client client, Reach.Current reach) {
        return new HttpWebhookSender(client.http(), guard(reach));
    }

    @Bean
    OutboundAddresses outboundAddresses(OutboundGuard providers, Reach.Current reach) {
        return new GuardedAddresses(providers, guard(reach));
    }
}
