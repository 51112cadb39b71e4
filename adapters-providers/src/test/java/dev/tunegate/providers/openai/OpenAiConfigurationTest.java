package dev.tunegate.providers.openai;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.domain.dataset.DatasetReader;
import dev.tunegate.domain.file.FileStore;
import dev.tunegate.domain.finetuning.FineTuningProvider;
import dev.tunegate.domain.inference.InferenceProvider;
import dev.tunegate.domain.provider.Reach;
import dev.tunegate.providers.dataset.DatasetConfiguration;
import dev.tunegate.providers.http.HttpConfiguration;
import dev.tunegate.providers.http.HttpSettings;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** OpenAI's ports as they are wired. */
class OpenAiConfigurationTest {

    private final ApplicationContextRunner context =
            new ApplicationContextRunner()
                    .withBean(Clock.class, Clock::systemUTC)
                    .withBean(Reach.Current.class, () -> () -> Reach.PUBLIC)
                    .withUserConfiguration(
                            HttpConfiguration.class,
                            DatasetConfiguration.class,
                            OpenAiConfiguration.class);

    @Test
    void openai_has_all_three_ports() {
        context.run(
                it -> {
                    var name = OpenAiDialect.OPENAI;
                    assertThat(it.getBean(FileStore.class).provider()).isEqualTo(name);
                    assertThat(it.getBean(FineTuningProvider.class).provider()).isEqualTo(name);
                    assertThat(it.getBean(InferenceProvider.class).provider()).isEqualTo(name);
                    assertThat(it.getBean(FineTuningProvider.class).provider().value())
                            .isEqualTo("openai");
                    assertThat(it).hasSingleBean(DatasetReader.class);
                });
    }

    @Test
    void openai_can_be_switched_off() {
        context.withPropertyValues("tunegate.providers.openai.enabled=false")
                .run(it -> assertThat(it).doesNotHaveBean(FineTuningProvider.class));
    }

    @Test
    void patience_is_as_documented_and_can_be_changed() {
        context.run(
                it -> assertThat(it.getBean(HttpSettings.class)).isEqualTo(HttpSettings.DEFAULT));
        context.withPropertyValues("tunegate.providers.http.chat-first-byte=10m")
                .run(
                        it ->
                                assertThat(it.getBean(HttpSettings.class).chatFirstByte())
                                        .isEqualTo(Duration.ofMinutes(10)));
    }
}
