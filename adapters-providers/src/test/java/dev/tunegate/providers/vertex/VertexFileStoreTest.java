package dev.tunegate.providers.vertex;

import static dev.tunegate.providers.vertex.VertexFixture.ROW;
import static dev.tunegate.providers.vertex.VertexFixture.aFile;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tunegate.domain.catalog.ModelDeployment;
import dev.tunegate.domain.dataset.DatasetFormat;
import dev.tunegate.domain.dataset.Finding;
import dev.tunegate.domain.file.FileFixture;
import dev.tunegate.domain.file.FileId;
import dev.tunegate.domain.file.FilePurpose;
import dev.tunegate.domain.file.FileStore;
import dev.tunegate.domain.file.FileStore.Outgoing;
import dev.tunegate.domain.file.FileStoreContract;
import dev.tunegate.domain.file.ManagedFile;
import dev.tunegate.domain.file.ProviderFileId;
import dev.tunegate.domain.provider.ProviderFailure.Misconfigured;
import dev.tunegate.domain.provider.ProviderFailure.Rejected;
import dev.tunegate.domain.provider.ProviderFailure.Unavailable;
import dev.tunegate.providers.vertex.server.Misbehaviour;
import dev.tunegate.providers.vertex.server.Misbehaviour.Fault;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Copies of files in Cloud Storage. */
class VertexFileStoreTest implements FileStoreContract {

    private static final FileId FILE = new FileId("file-ours0001");
    private static final String FOLDER = "gs://wire-bucket/tunegate/file-ours0001/";

    private final VertexFixture vertex = new VertexFixture();
    private final FileStore store = vertex.files;

    @Override
    public FileStore store() {
        return store;
    }

    @Override
    public ModelDeployment deployment() {
        return vertex.deployment();
    }

    @AfterEach
    void stop() {
        vertex.close();
    }

    private String textOf(ProviderFileId copy) {
        try (var in = vertex.server.open(copy.value()).orElseThrow()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void misbehave(String method, String path, Fault fault) {
        vertex.server.misbehave(Misbehaviour.on(method, path, fault));
    }

    /** Gemini knows no completions without a chat, so the contract's file is one of chats here. */
    @Test
    @Override
    public void the_bytes_arrive_as_they_were_sent() {
        var copy = store.store(deployment(), aFile(FILE, ROW.repeat(2000)));

        var row =
                "{\"contents\":[{\"role\":\"user\",\"parts\":[{\"text\":\"Grüße?\"}]},"
                        + "{\"role\":\"model\",\"parts\":[{\"text\":\"世界\"}]}]}\n";
        assertThat(textOf(copy)).isEqualTo(row.repeat(2000));
    }

    @Test
    void completions_are_refused_before_anything_is_sent() {
        var file =
                aFile(FILE, "{\"prompt\":\"a\",\"completion\":\"b\"}\n", DatasetFormat.COMPLETION);

        assertThatThrownBy(() -> store.store(deployment(), file)).isInstanceOf(Rejected.class);
        assertThat(vertex.server.requests()).isEmpty();
    }

    @Test
    void a_copy_is_named_by_its_file_and_format() {
        var copy = store.store(deployment(), aFile(FILE, ROW));

        assertThat(copy.value()).isEqualTo(FOLDER + "gemini-supervised.jsonl");
        assertThat(vertex.server.object(copy.value()).orElseThrow().path("metadata").toString())
                .contains("\"tunegate_file\":\"file-ours0001\"");
    }

    @Test
    void preferences_have_a_format_of_their_own() {
        var row =
                "{\"input\":{\"messages\":[{\"role\":\"user\",\"content\":\"a\"}]},"
                        + "\"preferred_output\":[{\"role\":\"assistant\",\"content\":\"b\"}],"
                        + "\"non_preferred_output\":[{\"role\":\"assistant\",\"content\":\"c\"}]}\n";

        var copy = store.store(deployment(), aFile(FILE, row, DatasetFormat.PREFERENCE));

        assertThat(copy.value()).endsWith("/gemini-preference.jsonl");
        assertThat(textOf(copy)).contains("\"score\":1").contains("\"score\":0");
    }

    @Test
    void pictures_stand_beside_the_rows_and_go_with_them() {
        var picture = "data:image/png;base64,iVBORw0KGgo=";
        var row =
                "{\"messages\":[{\"role\":\"user\",\"content\":[{\"type\":\"text\",\"text\":\"?\"},"
                        + "{\"type\":\"image_url\",\"image_url\":{\"url\":\""
                        + picture
                        + "\"}}]},{\"role\":\"assistant\",\"content\":\"!\"}]}\n";

        var copy = store.store(deployment(), aFile(FILE, row.repeat(3)));

        assertThat(vertex.server.objects()).hasSize(2).allMatch(it -> it.startsWith(FOLDER));
        var png = vertex.server.objects().stream().filter(it -> it.endsWith(".png")).findFirst();
        assertThat(textOf(copy)).contains("\"fileUri\":\"" + png.orElseThrow() + "\"");

        store.remove(deployment(), copy);
        assertThat(vertex.server.objects()).isEmpty();
    }

    @Test
    void files_for_another_purpose_are_refused() {
        var content = FileFixture.contentOf(ROW, DatasetFormat.CHAT);
        var bytes = ROW.getBytes(StandardCharsets.UTF_8);
        var file =
                new Outgoing(
                        FILE, FilePurpose.BATCH, content, () -> new ByteArrayInputStream(bytes));

        assertThatThrownBy(() -> store.store(deployment(), file))
                .isInstanceOfSatisfying(
                        Rejected.class, it -> assertThat(it.param()).contains("purpose"));
        assertThat(store.examine(deployment(), file).findings())
                .extracting(Finding::rule)
                .containsExactly("unsupported_purpose");
    }

    @Test
    void a_file_that_is_too_large_is_found_out_before_it_is_sent() {
        var bytes = ROW.getBytes(StandardCharsets.UTF_8);
        var content =
                new ManagedFile.Content((1L << 30) + 1, "", Optional.of(DatasetFormat.CHAT), 1);
        var file =
                new Outgoing(
                        FILE,
                        FilePurpose.FINE_TUNE,
                        content,
                        () -> new ByteArrayInputStream(bytes));

        assertThat(store.examine(deployment(), file).findings())
                .extracting(Finding::rule)
                .contains("file_too_large");
    }

    @Test
    void a_row_that_gemini_cannot_learn_from_leaves_nothing_behind() {
        var bad = "{\"messages\":[{\"role\":\"assistant\",\"content\":\"first\"}]}\n";

        assertThatThrownBy(() -> store.store(deployment(), aFile(FILE, ROW + bad)))
                .isInstanceOf(Rejected.class)
                .hasMessageContaining("Line 2");
        assertThat(vertex.server.objects()).isEmpty();
        assertThat(vertex.server.openUploads()).isZero();
    }

    @Test
    void an_answer_that_is_lost_leaves_one_copy_that_is_taken_over() {
        misbehave("PUT", "/upload/.*", new Fault.DropAfter());

        var copy = store.store(deployment(), aFile(FILE, ROW));

        assertThat(vertex.server.objects()).containsExactly(copy.value());
    }

    @Test
    void a_copy_of_the_same_file_that_stands_already_is_taken_over() {
        var first = store.store(deployment(), aFile(FILE, ROW));
        long received = vertex.server.bytesReceived();

        var second = store.store(deployment(), aFile(FILE, ROW));

        assertThat(second).isEqualTo(first);
        assertThat(vertex.server.bytesReceived()).isEqualTo(received);
    }

    @Test
    void what_was_not_stored_as_it_was_sent_is_removed_again() {
        vertex.server.habit("damages", 1);

        assertThatThrownBy(() -> store.store(deployment(), aFile(FILE, ROW)))
                .isInstanceOf(Unavailable.class);
        assertThat(vertex.server.objects()).isEmpty();
    }

    @Test
    void an_answer_that_says_too_little_is_made_up_for_by_the_object() {
        misbehave("PUT", "/upload/.*", new Fault.Nonsense("application/json", "{}"));

        var copy = store.store(deployment(), aFile(FILE, ROW));

        assertThat(vertex.server.objects()).containsExactly(copy.value());
    }

    @Test
    void pictures_of_rows_that_cannot_be_learnt_from_are_taken_away() {
        var row =
                "{\"messages\":[{\"role\":\"user\",\"content\":[{\"type\":\"image_url\","
                        + "\"image_url\":{\"url\":\"data:image/png;base64,iVBORw0KGgo=\"}}]},"
                        + "{\"role\":\"assistant\",\"content\":\"!\"}]}\n";
        var bad = "{\"messages\":[{\"role\":\"assistant\",\"content\":\"first\"}]}\n";

        assertThatThrownBy(() -> store.store(deployment(), aFile(FILE, row + bad)))
                .isInstanceOf(Rejected.class);
        assertThat(vertex.server.requests())
                .anyMatch(it -> it.query().containsValue("media") && it.status() == 200);
        assertThat(vertex.server.objects()).isEmpty();
    }

    @Test
    void a_missing_right_names_the_role() {
        var body =
                "{\"error\":{\"code\":403,\"message\":\"tunegate@wire-project.iam.gserviceaccount.com"
                        + " does not have storage.objects.create access\"}}";
        misbehave("POST", "/upload/.*", new Fault.Status(403, body, Map.of()));

        assertThatThrownBy(() -> store.store(deployment(), aFile(FILE, ROW)))
                .isInstanceOf(Misconfigured.class)
                .hasMessageContaining("roles/storage.objectAdmin")
                .message()
                .doesNotContain("wire-project");
    }

    @Test
    void a_bucket_that_is_not_there_is_the_operators_fault() {
        var body =
                "{\"error\":{\"code\":404,\"message\":\"The specified bucket does not exist.\"}}";
        misbehave("GET", "/storage/.*", new Fault.Status(404, body, Map.of()));
        misbehave("POST", "/upload/.*", new Fault.Status(404, body, Map.of()));

        assertThatThrownBy(() -> store.find(deployment(), FILE))
                .isInstanceOf(Misconfigured.class)
                .hasMessageContaining("bucket");
        assertThatThrownBy(() -> store.store(deployment(), aFile(FILE, ROW)))
                .isInstanceOf(Misconfigured.class);
    }

    @Test
    void a_removal_that_fails_says_so() {
        var copy = store.store(deployment(), aFile(FILE, ROW));
        misbehave("DELETE", "/storage/.*", new Fault.Status(503, "", Map.of()));

        assertThatThrownBy(() -> store.remove(deployment(), copy)).isInstanceOf(Unavailable.class);
        assertThat(store.find(deployment(), FILE)).contains(copy);
    }

    @Test
    void a_list_that_breaks_off_is_no_answer() {
        misbehave("GET", "/storage/.*", new Fault.Half());

        assertThatThrownBy(() -> store.find(deployment(), FILE)).isInstanceOf(Unavailable.class);
    }
}
