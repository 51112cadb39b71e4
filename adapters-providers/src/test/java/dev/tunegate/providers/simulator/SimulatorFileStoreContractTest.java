package dev.tunegate.providers.simulator;

import dev.tunegate.domain.catalog.ModelDeployment;
import dev.tunegate.domain.file.FileStore;
import dev.tunegate.domain.file.FileStoreContract;

/** The simulator's file store does what every provider's must. */
class SimulatorFileStoreContractTest implements FileStoreContract {

    private final SimulatorFixture simulator = new SimulatorFixture();

    @Override
    public FileStore store() {
        return simulator.files;
    }

    @Override
    public ModelDeployment deployment() {
        return SimulatorFixture.deployment();
    }
}
