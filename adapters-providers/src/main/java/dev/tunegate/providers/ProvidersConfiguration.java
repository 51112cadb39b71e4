package dev.tunegate.providers;

import dev.tunegate.domain.catalog.ProviderWords;
import dev.tunegate.providers.bedrock.BedrockConfiguration;
import dev.tunegate.providers.bedrock.BedrockWords;
import dev.tunegate.providers.dataset.DatasetConfiguration;
import dev.tunegate.providers.http.HttpConfiguration;
import dev.tunegate.providers.openai.OpenAiConfiguration;
import dev.tunegate.providers.openai.OpenAiWords;
import dev.tunegate.providers.simulator.SimulatorConfiguration;
import dev.tunegate.providers.simulator.SimulatorWords;
import java.util.List;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The module's only front door: every provider's adapters, and the reader of training data. */
@Configuration(proxyBeanMethods = false)
@Import({
    HttpConfiguration.class,
    DatasetConfiguration.class,
    BedrockConfiguration.class,
    OpenAiConfiguration.class,
    SimulatorConfiguration.class
})
public class ProvidersConfiguration {

    /** How configurations speak of each provider. */
    public static List<ProviderWords> words() {
        return List.of(new BedrockWords(), new OpenAiWords(), new SimulatorWords());
    }
}
