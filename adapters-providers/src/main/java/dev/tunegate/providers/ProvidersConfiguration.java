package dev.tunegate.providers;

import dev.tunegate.domain.catalog.ProviderWords;
import dev.tunegate.providers.azure.AzureConfiguration;
import dev.tunegate.providers.azure.AzureWords;
import dev.tunegate.providers.bedrock.BedrockConfiguration;
import dev.tunegate.providers.bedrock.BedrockWords;
import dev.tunegate.providers.compatible.CompatibleConfiguration;
import dev.tunegate.providers.compatible.CompatibleWords;
import dev.tunegate.providers.dataset.DatasetConfiguration;
import dev.tunegate.providers.http.HttpConfiguration;
import dev.tunegate.providers.identity.IdentityConfiguration;
import dev.tunegate.providers.openai.OpenAiConfiguration;
import dev.tunegate.providers.openai.OpenAiWords;
import dev.tunegate.providers.portkey.PortkeyConfiguration;
import dev.tunegate.providers.portkey.PortkeyWords;
import dev.tunegate.providers.simulator.SimulatorConfiguration;
import dev.tunegate.providers.simulator.SimulatorWords;
import dev.tunegate.providers.vertex.VertexConfiguration;
import dev.tunegate.providers.vertex.VertexWords;
import dev.tunegate.providers.words.WordsConfiguration;
import dev.tunegate.providers.wandb.WandbConfiguration;
import java.util.List;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The module's only front door: every provider's adapters, and the reader of training data. */
@Configuration(proxyBeanMethods = false)
@Import({
    HttpConfiguration.class,
    DatasetConfiguration.class,
    AzureConfiguration.class,
    BedrockConfiguration.class,
    CompatibleConfiguration.class,
    IdentityConfiguration.class,
    OpenAiConfiguration.class,
    PortkeyConfiguration.class,
    SimulatorConfiguration.class,
    VertexConfiguration.class,
    WordsConfiguration.class,
    WandbConfiguration.class
})
public class ProvidersConfiguration {

    /** How configurations speak of each provider. */
    public static List<ProviderWords> words() {
        return List.of(
                new AzureWords(),
                new BedrockWords(),
                new CompatibleWords(),
                new OpenAiWords(),
                new PortkeyWords(),
                new SimulatorWords(),
                new VertexWords());
    }
}
