package dev.tunegate.providers.simulator;

import dev.tunegate.domain.catalog.ModelDeployment;
import dev.tunegate.domain.inference.InferenceProvider;
import dev.tunegate.domain.inference.InferenceProviderContract;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;

/** A simulated model's chat does what every provider's must. */
class SimulatorChatContractTest implements InferenceProviderContract {

    private final SimulatorFixture simulator = new SimulatorFixture();

    @BeforeEach
    void a_model_is_tuned() {
        simulator.started(deployment(), SimulatorFixture.order());
        simulator.clock.advance(Duration.ofMinutes(1));
    }

    @Override
    public InferenceProvider provider() {
        return simulator.chat;
    }

    @Override
    public ModelDeployment deployment() {
        return SimulatorFixture.deployment();
    }

    @Override
    public String providerModel() {
        return "sim:gpt-4.1-mini:parcels:one";
    }
}
