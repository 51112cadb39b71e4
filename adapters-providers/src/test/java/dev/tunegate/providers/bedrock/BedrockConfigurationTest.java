package dev.tunegate.providers.bedrock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.domain.file.FileStore;
import dev.tunegate.domain.finetuning.FineTuningProvider;
import dev.tunegate.domain.inference.InferenceProvider;
import dev.tunegate.domain.provider.Reach;
import dev.tunegate.providers.http.HttpConfiguration;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** Bedrock's ports as they are wired. */
class BedrockConfigurationTest {

    private final ApplicationContextRunner context =
            new ApplicationContextRunner()
                    .withBean(Clock.class, Clock::systemUTC)
                    .withBean(Reach.Current.class, () -> () -> Reach.PUBLIC)
                    .withUserConfiguration(HttpConfiguration.class, BedrockConfiguration.class);

    @Test
    void bedrock_has_all_three_ports() {
        context.run(
                it -> {
                    var name = BedrockWords.BEDROCK;
                    assertThat(it.getBean(FileStore.class).provider()).isEqualTo(name);
                    assertThat(it.getBean(FineTuningProvider.class).provider()).isEqualTo(name);
                    assertThat(it.getBean(InferenceProvider.class).provider()).isEqualTo(name);
                    assertThat(new BedrockWords().otherNames()).containsExactly("aws-bedrock");
                });
    }

    @Test
    void bedrock_can_be_switched_off() {
        context.withPropertyValues("tunegate.providers.bedrock.enabled=false")
                .run(it -> assertThat(it).doesNotHaveBean(FineTuningProvider.class));
    }
}
