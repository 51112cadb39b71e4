package dev.tunegate.bootstrap.story.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.openai.client.OpenAIClient;
import com.openai.core.http.HttpResponse;
import com.openai.errors.BadRequestException;
import com.openai.errors.NotFoundException;
import com.openai.errors.OpenAIInvalidDataException;
import com.openai.errors.UnexpectedStatusCodeException;
import com.openai.models.files.FileContentParams;
import com.openai.models.files.FileCreateParams;
import com.openai.models.files.FileListParams;
import com.openai.models.files.FileObject;
import com.openai.models.files.FilePurpose;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every operation on files with every parameter. */
@Keeps("Files")
final class FilesContractStory {

    private final OpenAIClient client;

    FilesContractStory(Contract contract) {
        this.client = contract.client(contract.house().key(ContractHouse.SIMULATED));
    }

    @Test
    void files_keep_the_contract() throws Exception {
        var plain = create(FilePurpose.FINE_TUNE, 0);
        var passing = create(FilePurpose.USER_DATA, 3600);

        assertThat(passing.expiresAt()).hasValue(passing.createdAt() + 3600);
        assertThat(client.files().retrieve(plain.id()).filename()).endsWith(".jsonl");
        assertThat(listed(FileListParams.builder().order(FileListParams.Order.ASC)))
                .containsExactly(plain.id(), passing.id());
        assertThat(listed(FileListParams.builder().order(FileListParams.Order.DESC).limit(1)))
                .containsExactly(passing.id(), plain.id());
        assertThat(listed(FileListParams.builder().purpose("user_data")))
                .containsExactly(passing.id());
        assertThat(listed(FileListParams.builder().after(passing.id())))
                .containsExactly(plain.id());
        assertThat(client.files().delete(plain.id()).deleted()).isTrue();
        assertThatThrownBy(() -> client.files().retrieve(plain.id()))
                .isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> client.files().list(FileListParams.builder().limit(0).build()))
                .isInstanceOf(BadRequestException.class);
    }

    @Test
    void a_range_of_a_file_is_handed_out_alone() throws Exception {
        var file = create(FilePurpose.FINE_TUNE, 0);

        try (var whole = client.files().content(file.id());
                var part = range(file.id(), "bytes=2-9");
                var end = range(file.id(), "bytes=-5");
                var both = range(file.id(), "bytes=0-1,4-5")) {
            assertThat(text(whole)).isEqualTo(ContractHouse.ROWS);
            assertThat(part.statusCode()).isEqualTo(206);
            assertThat(text(part)).isEqualTo(ContractHouse.ROWS.substring(2, 10));
            assertThat(text(end))
                    .isEqualTo(ContractHouse.ROWS.substring(ContractHouse.ROWS.length() - 5));
            assertThat(both.statusCode()).isEqualTo(200);
        }
        assertThatThrownBy(() -> range(file.id(), "bytes=99999-"))
                .isInstanceOfSatisfying(
                        UnexpectedStatusCodeException.class,
                        it -> assertThat(it.statusCode()).isEqualTo(416));
    }

    @SuppressWarnings("MustBeClosedChecker") // whoever asks for the range closes it
    private HttpResponse range(String file, String range) {
        return client.files()
                .content(
                        FileContentParams.builder()
                                .fileId(file)
                                .putAdditionalHeader("Range", range)
                                .build());
    }

    private static String text(HttpResponse answer) throws IOException {
        return new String(answer.body().readAllBytes(), StandardCharsets.UTF_8);
    }

    @Test
    void files_of_every_purpose_are_shown_and_only_evals_surprises_the_client() throws Exception {
        for (var purpose : List.of("assistants", "vision", "user_data", "batch")) {
            var file = create(FilePurpose.of(purpose), 0);
            assertThat(file.purpose().asString()).isEqualTo(purpose);
            assertThat(file.expiresAt().isPresent()).isEqualTo(purpose.equals("batch"));
        }

        assertThatThrownBy(() -> create(FilePurpose.EVALS, 0))
                .isInstanceOf(OpenAIInvalidDataException.class);
        assertThat(lenient().files().list().data())
                .extracting(it -> it.purpose().asString())
                .contains("evals", "vision");
    }

    /** OpenAI's description wants texts where there is no first file and no last one. */
    @Test
    void no_files_surprise_the_client() {
        assertThatThrownBy(() -> client.files().list())
                .isInstanceOf(OpenAIInvalidDataException.class);
        assertThat(lenient().files().list().data()).isEmpty();
    }

    private OpenAIClient lenient() {
        return client.withOptions(it -> it.responseValidation(false));
    }

    private FileObject create(FilePurpose purpose, long seconds) throws IOException {
        var rows =
                purpose.equals(FilePurpose.BATCH)
                        ? Rows.requests(ContractHouse.SIMULATED, 1)
                        : ContractHouse.ROWS;
        var file = Files.writeString(Files.createTempFile("rows", ".jsonl"), rows);
        var wish = FileCreateParams.builder().file(file).purpose(purpose);
        if (seconds > 0) {
            wish.expiresAfter(FileCreateParams.ExpiresAfter.builder().seconds(seconds).build());
        }
        return client.files().create(wish.build());
    }

    private List<String> listed(FileListParams.Builder wish) {
        return client.files().list(wish.build()).autoPager().stream().map(FileObject::id).toList();
    }
}
