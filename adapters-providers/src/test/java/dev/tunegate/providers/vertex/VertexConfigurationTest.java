package dev.tunegate.providers.vertex;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.domain.file.FileStore;
import dev.tunegate.domain.finetuning.FineTuningProvider;
import dev.tunegate.domain.inference.InferenceProvider;
import dev.tunegate.domain.provider.Reach;
import dev.tunegate.providers.http.HttpConfiguration;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** Vertex AI's ports as they are wired. */
class VertexConfigurationTest {

    private final ApplicationContextRunner context =
            new ApplicationContextRunner()
                    .withBean(Clock.class, Clock::systemUTC)
                    .withBean(Reach.Current.class, () -> () -> Reach.PUBLIC)
                    .withUserConfiguration(HttpConfiguration.class, VertexConfiguration.class);

    @Test
    void vertex_has_all_three_ports() {
        context.run(
                it -> {
                    var name = VertexWords.VERTEX;
                    assertThat(it.getBean(FileStore.class).provider()).isEqualTo(name);
                    assertThat(it.getBean(FineTuningProvider.class).provider()).isEqualTo(name);
                    assertThat(it.getBean(InferenceProvider.class).provider()).isEqualTo(name);
                });
    }

    @Test
    void vertex_can_be_switched_off() {
        context.withPropertyValues("tunegate.providers.vertex_ai.enabled=false")
                .run(it -> assertThat(it).doesNotHaveBean(FineTuningProvider.class));
    }
}
