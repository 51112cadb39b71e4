package dev.tunegate.providers.portkey;

import dev.tunegate.domain.batch.BatchProvider;
import dev.tunegate.domain.file.FileStore;
import dev.tunegate.domain.finetuning.FineTuningProvider;
import dev.tunegate.domain.inference.InferenceProvider;
import dev.tunegate.providers.http.HttpFailures;
import dev.tunegate.providers.http.ProviderHttp;
import dev.tunegate.providers.openaiwire.OpenAiWire;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Makes the ports of a Portkey gateway, unless {@code tunegate.providers.portkey.enabled} is false.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "tunegate.providers.portkey.enabled", matchIfMissing = true)
public class PortkeyConfiguration {

    @Bean
    OpenAiWire portkeyWire(ProviderHttp http, HttpFailures failures) {
        return new OpenAiWire(new PortkeyDialect(), http, failures);
    }

    @Bean
    FileStore portkeyFileStore(OpenAiWire portkeyWire) {
        return portkeyWire.fileStore();
    }

    @Bean
    FineTuningProvider portkeyFineTuning(OpenAiWire portkeyWire) {
        return portkeyWire.fineTuning();
    }

    @Bean
    InferenceProvider portkeyInference(OpenAiWire portkeyWire) {
        return portkeyWire.inference();
    }

    @Bean
    BatchProvider portkeyBatches(OpenAiWire portkeyWire) {
        return portkeyWire.batches();
    }
}
