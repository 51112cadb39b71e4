package dev.tunegate.providers.portkey;

import dev.tunegate.domain.catalog.ModelDeployment;
import dev.tunegate.domain.file.FileStore;
import dev.tunegate.domain.file.FileStoreContract;
import dev.tunegate.domain.file.ProviderFileId;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;

/** Copies of files at a Portkey gateway. */
class PortkeyFileStoreTest implements FileStoreContract {

    private final PortkeyFixture host = new PortkeyFixture();

    @Override
    public FileStore store() {
        return host.wire.fileStore();
    }

    @Override
    public ModelDeployment deployment() {
        return host.deployment();
    }

    @Override
    public Optional<byte[]> bytesOf(ProviderFileId copy) {
        return host.server.content(copy.value()).map(it -> it.getBytes(StandardCharsets.UTF_8));
    }

    @AfterEach
    void stop() {
        host.close();
    }
}
