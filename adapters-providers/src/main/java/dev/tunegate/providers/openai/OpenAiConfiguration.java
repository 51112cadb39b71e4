package dev.tunegate.providers.openai;

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

/** Makes OpenAI's ports, unless {@code tunegate.providers.openai.enabled} is false. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "tunegate.providers.openai.enabled", matchIfMissing = true)
public class OpenAiConfiguration {

    @Bean
    OpenAiWire openAiWire(ProviderHttp http, HttpFailures failures) {
        return new OpenAiWire(new OpenAiDialect(), http, failures);
    }

    @Bean
    FileStore openAiFileStore(OpenAiWire openAiWire) {
        return openAiWire.fileStore();
    }

    @Bean
    FineTuningProvider openAiFineTuning(OpenAiWire openAiWire) {
        return openAiWire.fineTuning();
    }

    @Bean
    InferenceProvider openAiInference(OpenAiWire openAiWire) {
        return openAiWire.inference();
    }

    @Bean
    BatchProvider openAiBatches(OpenAiWire openAiWire) {
        return openAiWire.batches();
    }

    @Bean
    Grading openAiGrading(OpenAiWire openAiWire) {
        return openAiWire.grading();
    }
}
