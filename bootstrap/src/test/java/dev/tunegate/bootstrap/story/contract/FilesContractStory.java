package dev.tunegate.bootstrap.story.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.openai.client.OpenAIClient;
import com.openai.errors.BadRequestException;
import com.openai.errors.NotFoundException;
import com.openai.models.files.FileCreateParams;
import com.openai.models.files.FileListParams;
import com.openai.models.files.FileObject;
import com.openai.models.files.FilePurpose;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every operation on files with every parameter. */
final class FilesContractStory {

    private final Contract contract = new Contract();
    private final String key = contract.house().key(ContractHouse.SIMULATED);
    private final OpenAIClient client = contract.client(key);

    @Test
    void files_keep_the_contract() throws Exception {
        var plain = create(FilePurpose.FINE_TUNE, 0);
        var passing = create(FilePurpose.USER_DATA, 3600);

        assertThat(passing.expiresAt()).hasValue(passing.createdAt() + 3600);
        assertThat(client.files().retrieve(plain.id()).filename()).endsWith(".jsonl");
        try (var content = client.files().content(plain.id())) {
            assertThat(new String(content.body().readAllBytes(), StandardCharsets.UTF_8))
                    .isEqualTo(ContractHouse.ROWS);
        }
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
        client.files().delete(passing.id());
        var lenient = client.withOptions(it -> it.responseValidation(false));
        assertThat(lenient.files().list().data()).isEmpty();
        contract.isKept("createFile", "listFiles", "retrieveFile", "downloadFile", "deleteFile");
    }

    private FileObject create(FilePurpose purpose, long seconds) {
        var wish = FileCreateParams.builder().file(ContractHouse.rows()).purpose(purpose);
        if (seconds > 0) {
            wish.expiresAfter(FileCreateParams.ExpiresAfter.builder().seconds(seconds).build());
        }
        return client.files().create(wish.build());
    }

    private List<String> listed(FileListParams.Builder wish) {
        return client.files().list(wish.build()).autoPager().stream().map(FileObject::id).toList();
    }
}
