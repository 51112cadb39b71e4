package dev.tunegate.domain.file;

import static dev.tunegate.domain.catalog.DeploymentFixture.aDeployment;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tunegate.domain.catalog.ModelDeployment;
import dev.tunegate.domain.dataset.DatasetFormat;
import dev.tunegate.domain.provider.ProviderFailure;
import dev.tunegate.domain.provider.Reaction;
import java.io.InputStream;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The fake keeps the contract, and misbehaves when a test says so. */
final class ScriptedFileStoreTest implements FileStoreContract {

    private final ModelDeployment deployment = aDeployment().build();
    private final ScriptedFileStore store = new ScriptedFileStore(deployment.provider());

    @Override
    public FileStore store() {
        return store;
    }

    @Override
    public ModelDeployment deployment() {
        return deployment;
    }

    @Override
    public Optional<byte[]> bytesOf(ProviderFileId copy) {
        return store.bytesOf(copy);
    }

    @Test
    void a_copy_may_stand_although_its_answer_was_lost() {
        var file =
                new FileStore.Outgoing(
                        FileId.fresh(),
                        FilePurpose.FINE_TUNE,
                        FileFixture.contentOf("", DatasetFormat.CHAT),
                        InputStream::nullInputStream);
        store.onStore().next(Reaction.TAKE_BUT_BE_UNCLEAR);

        assertThatThrownBy(() -> store.store(deployment, file))
                .isInstanceOf(ProviderFailure.Unclear.class);

        assertThat(store.find(deployment, file.id())).isPresent();
        assertThat(store.copiesAt(deployment, file.id())).hasSize(1);
    }
}
