package dev.tunegate.providers.bedrock;

import dev.tunegate.domain.catalog.ModelDeployment;
import dev.tunegate.domain.file.FileStore;
import dev.tunegate.domain.file.FileStoreContract;
import dev.tunegate.domain.file.ProviderFileId;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;

/** Copies in the bucket, in Nova's format. */
class BedrockFileStoreTest implements FileStoreContract {

    private final BedrockFixture aws = new BedrockFixture();
    private final FileStore store = aws.bedrock.fileStore();

    @Override
    public FileStore store() {
        return store;
    }

    /** Of a model that takes prompts and completions too, of which the contract stores some. */
    @Override
    public ModelDeployment deployment() {
        return aws.deployment(BedrockFixture.TITAN);
    }

    @Override
    public Optional<byte[]> bytesOf(ProviderFileId copy) {
        var key = S3Place.of(copy.value()).orElseThrow().key();
        return aws.server.content(key).map(it -> it.getBytes(StandardCharsets.UTF_8));
    }

    @AfterEach
    void stop() {
        aws.close();
    }
}
