package dev.tunegate.bootstrap.story.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.openai.client.OpenAIClient;
import com.openai.errors.BadRequestException;
import com.openai.errors.NotFoundException;
import com.openai.models.files.FilePurpose;
import com.openai.models.uploads.Upload;
import com.openai.models.uploads.UploadCompleteParams;
import com.openai.models.uploads.UploadCreateParams;
import com.openai.models.uploads.parts.PartCreateParams;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every operation on uploads in parts with every parameter. */
@Keeps("Uploads")
final class UploadsContractStory {

    private static final byte[] DATA = ContractHouse.ROWS.getBytes(StandardCharsets.UTF_8);

    private final OpenAIClient client;

    UploadsContractStory(Contract contract) {
        this.client = contract.client(contract.house().key(ContractHouse.SIMULATED));
    }

    private Upload begun() {
        return client.uploads()
                .create(
                        UploadCreateParams.builder()
                                .bytes(DATA.length)
                                .filename("rows.jsonl")
                                .mimeType("text/jsonl")
                                .purpose(FilePurpose.FINE_TUNE)
                                .expiresAfter(
                                        UploadCreateParams.ExpiresAfter.builder()
                                                .seconds(3600)
                                                .build())
                                .build());
    }

    private String part(Upload of, int from, int to) {
        return client.uploads()
                .parts()
                .create(
                        PartCreateParams.builder()
                                .uploadId(of.id())
                                .data(Arrays.copyOfRange(DATA, from, to))
                                .build())
                .id();
    }

    private Upload completed(Upload upload, List<String> parts, byte[] summed) throws Exception {
        var md5 = MessageDigest.getInstance("MD5").digest(summed);
        return client.uploads()
                .complete(
                        UploadCompleteParams.builder()
                                .uploadId(upload.id())
                                .partIds(parts)
                                .md5(HexFormat.of().formatHex(md5))
                                .build());
    }

    @Test
    void parts_in_their_order_become_a_file() throws Exception {
        var upload = begun();
        var second = part(upload, 100, DATA.length);
        var first = part(upload, 0, 100);

        assertThat(upload.status()).isEqualTo(Upload.Status.PENDING);
        assertThatThrownBy(() -> completed(upload, List.of(second, first), DATA))
                .isInstanceOf(BadRequestException.class);
        assertThatThrownBy(() -> completed(upload, List.of(first, second), new byte[1]))
                .isInstanceOf(BadRequestException.class);
        var completed = completed(upload, List.of(first, second), DATA);

        assertThat(completed.status()).isEqualTo(Upload.Status.COMPLETED);
        var file = completed.file().orElseThrow();
        assertThat(file.expiresAt()).hasValue(file.createdAt() + 3600);
        try (var content = client.files().content(file.id())) {
            assertThat(content.body().readAllBytes()).isEqualTo(DATA);
        }
        assertThatThrownBy(() -> part(upload, 0, 5)).isInstanceOf(BadRequestException.class);
    }

    @Test
    void an_upload_is_given_up() {
        var upload = begun();
        part(upload, 0, 5);

        assertThat(client.uploads().cancel(upload.id()).status())
                .isEqualTo(Upload.Status.CANCELLED);
        assertThatThrownBy(() -> part(upload, 0, 5)).isInstanceOf(BadRequestException.class);
        assertThatThrownBy(() -> client.uploads().cancel("upload_nothing"))
                .isInstanceOf(NotFoundException.class);
    }
}
