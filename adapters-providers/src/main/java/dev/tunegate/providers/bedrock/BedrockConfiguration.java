package dev.tunegate.providers.bedrock;

import dev.tunegate.domain.file.FileStore;
import dev.tunegate.domain.finetuning.FineTuningProvider;
import dev.tunegate.domain.inference.InferenceProvider;
import dev.tunegate.providers.http.HttpFailures;
import dev.tunegate.providers.http.HttpSettings;
import dev.tunegate.providers.http.ProviderHttp;
import dev.tunegate.providers.outbound.OutboundGuard;
import java.time.Clock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes Bedrock's ports, unless {@code tunegate.providers.bedrock.enabled} is false. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "tunegate.providers.bedrock.enabled", matchIfMissing = true)
public class BedrockConfiguration {

    @Bean(destroyMethod = "close")
    Bedrock bedrock(
            HttpSettings settings,
            ProviderHttp http,
            HttpFailures failures,
            OutboundGuard guard,
            Clock clock) {
        return new Bedrock(settings, http, failures, guard, clock);
    }

    @Bean
    FileStore bedrockFileStore(Bedrock bedrock) {
        return bedrock.fileStore();
    }

    @Bean
    FineTuningProvider bedrockFineTuning(Bedrock bedrock) {
        return bedrock.fineTuning();
    }

    @Bean
    InferenceProvider bedrockChat(Bedrock bedrock) {
        return bedrock.chat();
    }
}
