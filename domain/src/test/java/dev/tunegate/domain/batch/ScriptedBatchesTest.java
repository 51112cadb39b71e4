package dev.tunegate.domain.batch;

import static dev.tunegate.domain.catalog.DeploymentFixture.aDeployment;

import dev.tunegate.domain.catalog.ModelDeployment;
import dev.tunegate.domain.file.ProviderFileId;
import dev.tunegate.domain.provider.ProviderId;
import dev.tunegate.domain.shared.SettableClock;

/** The fake keeps the contract that providers keep. */
final class ScriptedBatchesTest implements BatchProviderContract {

    private final ScriptedBatches provider =
            new ScriptedBatches(new ProviderId("openai"), SettableClock.atNoon());

    @Override
    public BatchProvider provider() {
        return provider;
    }

    @Override
    public ModelDeployment deployment() {
        return aDeployment().build();
    }

    @Override
    public ProviderFileId copy(BatchId batch, String rows) {
        return new ProviderFileId("copy-of-" + batch);
    }

    @Override
    public void letComplete(BatchOrder order) {
        provider.moveTo(order.batch(), BatchStatus.COMPLETED);
    }
}
