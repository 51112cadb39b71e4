package dev.tunegate.providers.simulator;

import dev.tunegate.domain.catalog.ModelDeployment;
import dev.tunegate.domain.finetuning.FineTuningProvider;
import dev.tunegate.domain.finetuning.FineTuningProviderContract;
import dev.tunegate.domain.finetuning.ProviderFiles;
import dev.tunegate.domain.finetuning.ProviderJobId;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** Simulated training does what every provider's must. */
class SimulatedTrainingContractTest implements FineTuningProviderContract {

    private final SimulatorFixture simulator = new SimulatorFixture();

    @Override
    public FineTuningProvider provider() {
        return simulator.training();
    }

    @Override
    public ModelDeployment deployment() {
        return SimulatorFixture.deployment();
    }

    @Override
    public ProviderFiles files() {
        return new ProviderFiles(
                simulator.store(deployment(), "file-training", 12),
                Optional.of(simulator.store(deployment(), "file-validation", 3)));
    }

    @Override
    public Clock clock() {
        return simulator.clock;
    }

    @Override
    public void letSucceed(ProviderJobId run) {
        simulator.clock.advance(Duration.ofMinutes(1));
    }
}
