package dev.tunegate.providers.simulator;

import dev.tunegate.domain.catalog.Deployments;
import dev.tunegate.domain.provider.ProviderFailure;
import dev.tunegate.domain.provider.ProviderMemory;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
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

    /**
     * Stops the start where a configured deployment has an option that the simulator does not know.
     *
     * @throws ProviderFailure.Misconfigured when all beans stand, naming deployment and option
     */
    @Bean
    SmartInitializingSingleton simulatorOptionsCheck(ObjectProvider<Deployments> deployments) {
        return () ->
                deployments.ifAvailable(
                        it ->
                                it.catalog().deployments().stream()
                                        .filter(at -> at.provider().equals(Notes.SIMULATOR))
                                        .forEach(SimulatorOptions::of));
    }
}
