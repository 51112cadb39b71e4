package dev.tunegate.providers.simulator;

import dev.tunegate.domain.provider.ProviderMemory;
import java.time.Clock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Brings the simulator into the house; on unless it is turned off. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(
        prefix = "tunegate.providers.simulator",
        name = "enabled",
        matchIfMissing = true)
public class SimulatorConfiguration {

    @Bean
    SimulatorFileStore simulatorFileStore(ProviderMemory memory) {
        return new SimulatorFileStore(new Notes(memory), Pause::reallyTake);
    }

    @Bean
    SimulatedTraining simulatedTraining(ProviderMemory memory, Clock clock) {
        return new SimulatedTraining(new Notes(memory), clock, Pause::reallyTake);
    }

    @Bean
    SimulatorChat simulatorChat(ProviderMemory memory, Clock clock) {
        return new SimulatorChat(new Notes(memory), clock, Pause::reallyTake);
    }

    @Bean
    SimulatedBatches simulatedBatches(ProviderMemory memory, Clock clock) {
        var notes = new Notes(memory);
        var models = new SimulatorChat(notes, clock, _ -> {});
        return new SimulatedBatches(notes, models, clock, Pause::reallyTake);
    }
}
