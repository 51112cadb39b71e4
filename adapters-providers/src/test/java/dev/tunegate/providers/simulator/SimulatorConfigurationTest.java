package dev.tunegate.providers.simulator;

import static dev.tunegate.providers.simulator.SimulatorFixture.deployment;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.domain.provider.InMemoryProviderMemory;
import dev.tunegate.domain.provider.ProviderBound;
import dev.tunegate.domain.provider.ProviderMemory;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** How the simulator comes into the house. */
class SimulatorConfigurationTest {

    private final ApplicationContextRunner house =
            new ApplicationContextRunner()
                    .withUserConfiguration(SimulatorConfiguration.class)
                    .withBean(ProviderMemory.class, InMemoryProviderMemory::new)
                    .withBean(Clock.class, Clock::systemUTC);

    @Test
    void all_its_ports_are_there_unless_it_is_turned_off() {
        house.run(it -> assertThat(it.getBeansOfType(ProviderBound.class)).hasSize(4));
        house.withPropertyValues("tunegate.providers.simulator.enabled=false")
                .run(it -> assertThat(it.getBeansOfType(ProviderBound.class)).isEmpty());
    }

    @Test
    void a_bad_option_is_told_before_anything_is_trained_with_it() {
        var words = new SimulatorWords();

        assertThat(words.problems(deployment("outcome", "failed"))).isEmpty();
        assertThat(words.problems(deployment("outcome", "miraculous")))
                .singleElement()
                .asString()
                .contains("outcome is 'miraculous'");
    }
}
