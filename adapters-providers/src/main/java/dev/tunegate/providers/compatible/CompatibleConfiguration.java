package dev.tunegate.providers.compatible;

import dev.tunegate.domain.batch.BatchProvider;
import dev.tunegate.domain.file.FileStore;
import dev.tunegate.domain.finetuning.FineTuningProvider;
import dev.tunegate.domain.grader.Grading;
import dev.tunegate.domain.inference.InferenceProvider;
import dev.tunegate.providers.http.HttpFailures;
import dev.tunegate.providers.http.ProviderHttp;
import dev.tunegate.providers.openaiwire.OpenAiWire;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Makes the ports of hosts that are compatible with OpenAI, unless {@code
 * tunegate.providers.openai-compatible.enabled} is false.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "tunegate.providers.openai-compatible.enabled", matchIfMissing = true)
public class CompatibleConfiguration {

    @Bean
    OpenAiWire compatibleWire(ProviderHttp http, HttpFailures failures) {
        return new OpenAiWire(new CompatibleDialect(), http, failures);
    }

    @Bean
    FileStore compatibleFileStore(OpenAiWire compatibleWire) {
        return compatibleWire.fileStore();
    }

    @Bean
    FineTuningProvider compatibleFineTuning(OpenAiWire compatibleWire) {
        return compatibleWire.fineTuning();
    }

    @Bean
    InferenceProvider compatibleInference(OpenAiWire compatibleWire) {
        return compatibleWire.inference();
    }

    @Bean
    BatchProvider compatibleBatches(OpenAiWire compatibleWire) {
        return compatibleWire.batches();
    }

    @Bean
    Grading compatibleGrading(OpenAiWire compatibleWire) {
        return compatibleWire.grading();
    }
}
