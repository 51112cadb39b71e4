package dev.tunegate.providers.azure;

import dev.tunegate.domain.catalog.ModelDeployment;
import dev.tunegate.domain.file.FileStore;
import dev.tunegate.domain.file.FileStoreContract;
import dev.tunegate.domain.file.ProviderFileId;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;

/** Copies of files at Azure, in its v1 dialect. */
class AzureV1FileStoreTest implements FileStoreContract {

    private final AzureFixture azure = AzureFixture.v1();

    @Override
    public FileStore store() {
        return azure.wire.fileStore();
    }

    @Override
    public ModelDeployment deployment() {
        return azure.deployment();
    }

    @Override
    public Optional<byte[]> bytesOf(ProviderFileId copy) {
        return azure.server.content(copy.value()).map(it -> it.getBytes(StandardCharsets.UTF_8));
    }

    @AfterEach
    void stop() {
        azure.close();
    }
}
