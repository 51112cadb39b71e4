package dev.tunegate.providers.azure;

import dev.tunegate.domain.batch.BatchId;
import dev.tunegate.domain.batch.BatchOrder;
import dev.tunegate.domain.batch.BatchProvider;
import dev.tunegate.domain.batch.BatchProviderContract;
import dev.tunegate.domain.catalog.ModelDeployment;
import dev.tunegate.domain.file.ProviderFileId;
import dev.tunegate.providers.openaiwire.BatchesFixture;
import java.time.Clock;
import org.junit.jupiter.api.AfterEach;

/** Batches at Azure, in its dated dialect. */
class AzureGaBatchesTest implements BatchProviderContract {

    private final AzureFixture host = AzureFixture.ga();

    @Override
    public BatchProvider provider() {
        return host.wire.batches();
    }

    @Override
    public ModelDeployment deployment() {
        return host.deployment();
    }

    @Override
    public Clock clock() {
        return host.clock;
    }

    @Override
    public ProviderFileId copy(BatchId batch, String rows) {
        return BatchesFixture.copy(host.wire.fileStore(), deployment(), batch, rows);
    }

    @Override
    public void letComplete(BatchOrder order) {
        BatchesFixture.complete(host.server, provider(), deployment(), order);
    }

    @AfterEach
    void stop() {
        host.close();
    }
}
