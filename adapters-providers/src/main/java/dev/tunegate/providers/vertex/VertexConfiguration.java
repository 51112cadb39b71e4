package dev.tunegate.providers.vertex;

import dev.tunegate.domain.file.FileStore;
import dev.tunegate.domain.finetuning.FineTuningProvider;
import dev.tunegate.domain.inference.InferenceProvider;
import dev.tunegate.providers.http.HttpFailures;
import dev.tunegate.providers.http.ProviderHttp;
import java.time.Clock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes Vertex AI's ports, unless {@code tunegate.providers.vertex_ai.enabled} is false. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "tunegate.providers.vertex_ai.enabled", matchIfMissing = true)
public class VertexConfiguration {

    @Bean
    VertexClient vertexClient(ProviderHttp http, HttpFailures failures) {
        return new VertexClient(http, failures);
    }

    @Bean
    FileStore vertexFileStore(VertexClient vertexClient) {
        return new VertexFileStore(vertexClient, Pause.REAL);
    }

    @Bean
    FineTuningProvider vertexFineTuning(VertexClient vertexClient) {
        return new VertexFineTuning(vertexClient);
    }

    @Bean
    InferenceProvider vertexChat(VertexClient vertexClient, Clock clock) {
        return new VertexChat(vertexClient, clock, Pause.REAL);
    }
}
