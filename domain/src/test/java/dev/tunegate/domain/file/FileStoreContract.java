package dev.tunegate.domain.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.tunegate.domain.catalog.ModelDeployment;
import dev.tunegate.domain.dataset.DatasetFormat;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every provider's storage must do. Each test begins with an empty one. */
public interface FileStoreContract {

    FileStore store();

    ModelDeployment deployment();

    /** The bytes of a copy as the provider has them; empty where that cannot be known. */
    default Optional<byte[]> bytesOf(ProviderFileId copy) {
        return Optional.empty();
    }

    private FileStore.Outgoing outgoing(String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        return new FileStore.Outgoing(
                FileId.fresh(),
                FilePurpose.FINE_TUNE,
                contentOf(text),
                () -> new ByteArrayInputStream(bytes));
    }

    private static ManagedFile.Content contentOf(String text) {
        var format = text.contains("messages") ? DatasetFormat.CHAT : DatasetFormat.COMPLETION;
        return FileFixture.contentOf(text, format);
    }

    private FileStore.Outgoing aRow() {
        return outgoing(
                """
                {"messages":[{"role":"user","content":"Grüße?"},\
                {"role":"assistant","content":"世界"}]}
                """);
    }

    @Test
    default void it_speaks_for_the_provider_of_its_deployment() {
        assertThat(store().provider()).isEqualTo(deployment().provider());
    }

    @Test
    default void a_stored_copy_is_found_by_its_file() {
        var file = aRow();
        var other = aRow();

        var copy = store().store(deployment(), file);
        var otherCopy = store().store(deployment(), other);

        assertThat(copy).isNotEqualTo(otherCopy);
        assertThat(store().find(deployment(), file.id())).contains(copy);
        assertThat(store().find(deployment(), other.id())).contains(otherCopy);
    }

    @Test
    default void a_file_that_was_never_stored_is_not_found() {
        store().store(deployment(), aRow());

        assertThat(store().find(deployment(), FileId.fresh())).isEmpty();
    }

    @Test
    default void the_bytes_arrive_as_they_were_sent() {
        var row = "{\"prompt\":\"größe 世界\",\"completion\":\" yes\"}\n";

        var copy = store().store(deployment(), outgoing(row.repeat(2000)));

        var arrived = bytesOf(copy);
        assumeThat(arrived).isPresent();
        assertThat(new String(arrived.orElseThrow(), StandardCharsets.UTF_8))
                .isEqualTo(row.repeat(2000));
    }

    @Test
    default void a_removed_copy_is_gone_and_removing_it_again_does_nothing() {
        var file = aRow();
        var other = aRow();
        var copy = store().store(deployment(), file);
        var otherCopy = store().store(deployment(), other);

        store().remove(deployment(), copy);
        store().remove(deployment(), copy);

        assertThat(store().find(deployment(), file.id())).isEmpty();
        assertThat(store().find(deployment(), other.id())).contains(otherCopy);
    }

    @Test
    default void a_stored_copy_is_ready_to_be_learnt_from() {
        var copy = store().store(deployment(), aRow());

        assertThat(store().isReady(deployment(), copy)).isTrue();
    }

    @Test
    default void what_it_takes_is_found_sound() {
        var report = store().examine(deployment(), aRow());

        assertThat(report.findings()).isEmpty();
        assertThat(report.rows()).isEqualTo(1);
        assertThat(store().data(deployment()).formats()).containsKey(DatasetFormat.CHAT);
    }
}
