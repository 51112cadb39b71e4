package dev.tunegate.providers.openaiwire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.domain.batch.BatchId;
import dev.tunegate.domain.batch.BatchOrder;
import dev.tunegate.domain.batch.BatchProvider;
import dev.tunegate.domain.catalog.ModelDeployment;
import dev.tunegate.domain.file.FilePurpose;
import dev.tunegate.domain.file.FileStore;
import dev.tunegate.domain.file.FileStore.Outgoing;
import dev.tunegate.domain.file.ManagedFile;
import dev.tunegate.domain.file.ProviderFileId;
import dev.tunegate.providers.openaiwire.server.OpenAiWireServer;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** What tests of batches at wire servers share. */
public final class BatchesFixture {

    private BatchesFixture() {}

    /** Brings rows to the provider, as the use cases do. */
    public static ProviderFileId copy(
            FileStore store, ModelDeployment at, BatchId batch, String rows) {
        var bytes = rows.getBytes(StandardCharsets.UTF_8);
        var content = new ManagedFile.Content(bytes.length, "", Optional.empty(), 0);
        return store.store(
                at,
                new Outgoing(
                        batch.copy(),
                        FilePurpose.BATCH,
                        content,
                        () -> new ByteArrayInputStream(bytes)));
    }

    public static void complete(
            OpenAiWireServer server, BatchProvider provider, ModelDeployment at, BatchOrder order) {
        var run = provider.find(at, order);
        assertThat(run).isPresent();
        server.moveBatch(run.get().id().value(), "completed");
    }
}
