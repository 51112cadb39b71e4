package dev.tunegate.bootstrap.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.openai.client.OpenAIClient;
import com.openai.core.JsonValue;
import com.openai.errors.BadRequestException;
import com.openai.errors.NotFoundException;
import com.openai.models.files.FilePurpose;
import com.openai.models.uploads.Upload;
import com.openai.models.uploads.UploadCompleteParams;
import com.openai.models.uploads.UploadCreateParams;
import com.openai.models.uploads.parts.PartCreateParams;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** A developer sends a file in parts through the official SDK. */
final class UploadsStory {

    private final House house = House.open();
    private final String key = house.key("gpt-two-accounts");
    private final OpenAIClient client = house.client(key);
    private final byte[] data = rows();

    private static byte[] rows() {
        try {
            return Files.readAllBytes(House.trainingFile());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private Upload begun() {
        return client.uploads()
                .create(
                        UploadCreateParams.builder()
                                .bytes(data.length)
                                .filename("training.jsonl")
                                .mimeType("text/jsonl")
                                .purpose(FilePurpose.FINE_TUNE)
                                .putAdditionalBodyProperty(
                                        "target_model_names", JsonValue.from("gpt-two-accounts"))
                                .build())
                .validate();
    }

    private String sent(String upload, byte[] piece) {
        var params = PartCreateParams.builder().uploadId(upload).data(piece).build();
        var part = client.uploads().parts().create(params).validate();
        assertThat(part.uploadId()).isEqualTo(upload);
        return part.id();
    }

    /** All pieces at the same time, the last one first. */
    private List<String> sentSideBySide(String upload, int pieces) throws Exception {
        try (var threads = Executors.newFixedThreadPool(pieces)) {
            var parts = new ArrayList<Future<String>>();
            for (int i = pieces - 1; i >= 0; i--) {
                int from = data.length * i / pieces;
                int to = data.length * (i + 1) / pieces;
                parts.add(threads.submit(() -> sent(upload, Arrays.copyOfRange(data, from, to))));
            }
            var ids = new ArrayList<String>();
            for (var part : parts) {
                ids.add(part.get());
            }
            Collections.reverse(ids);
            return ids;
        }
    }

    private Upload completed(String upload, List<String> parts, String md5) {
        return client.uploads()
                .complete(
                        UploadCompleteParams.builder()
                                .uploadId(upload)
                                .partIds(parts)
                                .md5(md5)
                                .build())
                .validate();
    }

    private String md5() throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(data));
    }

    @Test
    void parts_that_come_side_by_side_become_one_file_that_trains() throws Exception {
        var upload = begun();
        assertThat(upload.status()).isEqualTo(Upload.Status.PENDING);
        assertThat(upload.expiresAt()).isEqualTo(upload.createdAt() + 3600);
        var parts = sentSideBySide(upload.id(), 5);

        var completed = completed(upload.id(), parts, md5());

        assertThat(completed.status()).isEqualTo(Upload.Status.COMPLETED);
        var file = completed.file().orElseThrow();
        assertThat(file.bytes()).isEqualTo(data.length);
        TuningStory.processed(client, file.id());
        try (var content = client.files().content(file.id())) {
            assertThat(content.body().readAllBytes()).isEqualTo(data);
        }
        assertThat(house.east().files()).isNotEmpty();
        assertThat(TuningStory.create(client, "gpt-two-accounts", file.id()).trainingFile())
                .isEqualTo(file.id());
        assertThat(completed(upload.id(), parts, md5()).file().orElseThrow().id())
                .isEqualTo(file.id());
        assertThat(client.files().list().data()).hasSize(1);
    }

    @Test
    void completions_at_the_same_moment_have_one_file() throws Exception {
        var upload = begun();
        var parts = sentSideBySide(upload.id(), 3);

        try (var threads = Executors.newFixedThreadPool(4)) {
            var answers = new ArrayList<Future<Upload>>();
            for (int i = 0; i < 4; i++) {
                answers.add(threads.submit(() -> completed(upload.id(), parts, md5())));
            }
            var first = answers.getFirst().get().file().orElseThrow().id();
            for (var answer : answers) {
                assertThat(answer.get().file().orElseThrow().id()).isEqualTo(first);
            }
        }

        assertThat(client.files().list().data()).hasSize(1);
    }

    @Test
    void a_wrong_order_is_refused_and_the_right_one_taken_after_that() throws Exception {
        var upload = begun();
        var parts = sentSideBySide(upload.id(), 3);

        assertThatThrownBy(() -> completed(upload.id(), parts.reversed(), md5()))
                .isInstanceOfSatisfying(
                        BadRequestException.class,
                        it -> assertThat(it.code()).contains("checksum_mismatch"));
        assertThatThrownBy(() -> completed(upload.id(), parts.subList(0, 2), md5()))
                .isInstanceOfSatisfying(
                        BadRequestException.class,
                        it -> assertThat(it.code()).contains("bytes_mismatch"));

        assertThat(completed(upload.id(), parts, md5()).status())
                .isEqualTo(Upload.Status.COMPLETED);
    }

    @Test
    void a_cancelled_upload_is_over() {
        var upload = begun();
        var part = sent(upload.id(), data);

        assertThat(client.uploads().cancel(upload.id()).validate().status())
                .isEqualTo(Upload.Status.CANCELLED);

        assertThatThrownBy(() -> sent(upload.id(), data)).isInstanceOf(BadRequestException.class);
        assertThatThrownBy(() -> completed(upload.id(), List.of(part), md5()))
                .isInstanceOf(BadRequestException.class);
        assertThat(client.uploads().cancel(upload.id()).status())
                .isEqualTo(Upload.Status.CANCELLED);
    }

    @Test
    void another_tenant_can_do_nothing_with_it() {
        var upload = begun();
        var other = house.client(house.key("gpt-two-accounts"));

        assertThatThrownBy(() -> other.uploads().cancel(upload.id()))
                .isInstanceOf(NotFoundException.class);
    }

    @Test
    void a_file_is_read_from_the_middle() throws Exception {
        var upload = begun();
        var file = completed(upload.id(), sentSideBySide(upload.id(), 2), md5()).file();
        var request =
                house.request("/v1/files/" + file.orElseThrow().id() + "/content", key)
                        .header("Range", "bytes=10-19")
                        .GET()
                        .build();

        HttpResponse<String> answer = house.send(request);

        assertThat(answer.statusCode()).isEqualTo(206);
        assertThat(answer.body()).isEqualTo(new String(data, 10, 10, StandardCharsets.UTF_8));
    }
}
