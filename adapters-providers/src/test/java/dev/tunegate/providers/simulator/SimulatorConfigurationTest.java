package dev.tunegate.providers.simulator;

import static dev.tunegate.providers.simulator.SimulatorFixture.deployment;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.domain.catalog.Deployments;
import dev.tunegate.domain.catalog.FixedDeployments;
import dev.tunegate.domain.provider.InMemoryProviderMemory;
import dev.tunegate.domain.provider.ProviderBound;
import dev.tunegate.domain.provider.ProviderFailure;
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

    private ApplicationContextRunner withOption(String name, String value) {
        return house.withBean(
                Deployments.class, () -> new FixedDeployments(deployment(name, value)));
    }

    @Test
    void all_its_ports_are_there_unless_it_is_turned_off() {
        house.run(it -> assertThat(it.getBeansOfType(ProviderBound.class)).hasSize(3));
        house.withPropertyValues("tunegate.providers.simulator.enabled=false")
                .run(it -> assertThat(it.getBeansOfType(ProviderBound.class)).isEmpty());
    }

    @Test
    void a_bad_option_is_found_at_the_start() {
        withOption("outcome", "failed").run(it -> assertThat(it).hasNotFailed());
        withOption("outcome", "miraculous")
                .run(
                        it ->
                                assertThat(it.getStartupFailure())
                                        .isInstanceOf(ProviderFailure.Misconfigured.class)
                                        .hasMessageContaining("outcome is 'miraculous'"));
    }
}
