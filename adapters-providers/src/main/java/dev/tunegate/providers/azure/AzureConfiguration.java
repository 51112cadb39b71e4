package dev.tunegate.providers.azure;

import dev.tunegate.domain.batch.BatchProvider;
import dev.tunegate.domain.file.FileStore;
import dev.tunegate.domain.finetuning.FineTuningProvider;
import dev.tunegate.domain.inference.InferenceProvider;
import dev.tunegate.providers.http.HttpFailures;
import dev.tunegate.providers.http.ProviderHttp;
import dev.tunegate.providers.openaiwire.OpenAiWire;
import java.time.Clock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes Azure OpenAI's ports, unless {@code tunegate.providers.azure.enabled} is false. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "tunegate.providers.azure.enabled", matchIfMissing = true)
public class AzureConfiguration {

    @Bean
    OpenAiWire azureWire(ProviderHttp http, HttpFailures failures, Clock clock) {
        return wire(http, failures, clock);
    }

    static OpenAiWire wire(ProviderHttp http, HttpFailures failures, Clock clock) {
        var tokens = new EntraTokens(http, failures, clock);
        var hosting = new AzureHosting(new AzureResources(http, failures, tokens));
        return new OpenAiWire(new AzureDialect(tokens, hosting), http, failures);
    }

    @Bean
    FileStore azureFileStore(OpenAiWire azureWire) {
        return azureWire.fileStore();
    }

    @Bean
    FineTuningProvider azureFineTuning(OpenAiWire azureWire) {
        return azureWire.fineTuning();
    }

    @Bean
    InferenceProvider azureInference(OpenAiWire azureWire) {
        return azureWire.inference();
    }

    @Bean
    BatchProvider azureBatches(OpenAiWire azureWire) {
        return azureWire.batches();
    }
}
