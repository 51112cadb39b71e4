package dev.tunegate.providers.bedrock;

import static dev.tunegate.providers.bedrock.BedrockFixture.ROW;
import static dev.tunegate.providers.bedrock.BedrockFixture.aFile;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tunegate.domain.dataset.DatasetFormat;
import dev.tunegate.domain.file.FileId;
import dev.tunegate.domain.file.FilePurpose;
import dev.tunegate.domain.file.FileStore;
import dev.tunegate.domain.file.FileStore.Outgoing;
import dev.tunegate.domain.file.ManagedFile;
import dev.tunegate.domain.file.ProviderFileId;
import dev.tunegate.domain.provider.ProviderFailure.Misconfigured;
import dev.tunegate.domain.provider.ProviderFailure.Rejected;
import dev.tunegate.domain.provider.ProviderFailure.Unavailable;
import dev.tunegate.providers.bedrock.server.BedrockWireServer;
import dev.tunegate.providers.bedrock.server.Misbehaviour;
import dev.tunegate.providers.bedrock.server.Misbehaviour.Fault;
import dev.tunegate.providers.bedrock.server.SeenCall;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How files get into the bucket, whole or not at all. */
class BedrockUploadTest {

    private static final FileId FILE = new FileId("file-ours0001");
    private static final String FOLDER = "tunegate/files/file-ours0001/";
    private static final int PART = S3Upload.PART;

    /** One row of a mebibyte, in the form in which it is written again. */
    private static final String LARGE =
            "{\"prompt\":\"size\",\"completion\":\"" + "x".repeat((1 << 20) - 37) + "\"}\n";

    private final BedrockFixture aws = new BedrockFixture();
    private final FileStore store = aws.bedrock.fileStore();

    @AfterEach
    void stop() {
        aws.close();
    }

    /** So many mebibytes of rows. */
    private static Outgoing large(int rows) {
        long bytes = (long) rows * LARGE.length();
        return new Outgoing(
                FILE,
                FilePurpose.FINE_TUNE,
                new ManagedFile.Content(bytes, "", Optional.of(DatasetFormat.COMPLETION), rows),
                () -> new RepeatedText(LARGE, rows));
    }

    private ProviderFileId stored(Outgoing file) {
        return store.store(aws.deployment(BedrockFixture.TITAN), file);
    }

    private long sent() {
        return aws.server.requests().stream()
                .filter(it -> it.method().equals("PUT"))
                .mapToLong(SeenCall::bytes)
                .sum();
    }

    private static String hash(int rows) throws Exception {
        var digest = MessageDigest.getInstance("SHA-256");
        for (int i = 0; i < rows; i++) {
            digest.update(LARGE.getBytes(StandardCharsets.UTF_8));
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private String key(ProviderFileId copy) {
        return S3Place.of(copy.value()).orElseThrow().key();
    }

    @Test
    void a_small_file_is_one_request_with_a_checksum() {
        var copy = store.store(aws.deployment(), aFile(FILE, ROW));

        assertThat(copy.value())
                .isEqualTo(
                        "s3://" + BedrockWireServer.BUCKET + "/" + FOLDER + "conversation.jsonl");
        assertThat(aws.server.requests("PUT .*")).isEqualTo(1);
        assertThat(aws.server.requests().getFirst().headers()).containsKey("x-amz-checksum-crc32");
        assertThat(aws.server.content(key(copy)).orElseThrow())
                .contains("bedrock-conversation-2024")
                .contains("Grüße?")
                .contains("世界");
    }

    @Test
    void every_request_says_whose_bucket_it_must_be() {
        var copy = stored(large(20));
        store.find(aws.deployment(BedrockFixture.TITAN), FILE);
        store.remove(aws.deployment(BedrockFixture.TITAN), copy);

        assertThat(aws.server.requests())
                .hasSizeGreaterThan(6)
                .allSatisfy(
                        it ->
                                assertThat(it.headers())
                                        .containsEntry(
                                                "x-amz-expected-bucket-owner",
                                                BedrockWireServer.ACCOUNT));
    }

    @Test
    void the_bucket_of_somebody_else_is_not_written() {
        aws.with("s3_bucket_owner", "999999999999");

        assertThatThrownBy(() -> store.store(aws.deployment(), aFile(FILE, ROW)))
                .isInstanceOf(Misconfigured.class)
                .hasMessage("AWS denies the gateway the right s3:PutObject.");
        assertThat(aws.server.objects()).isEmpty();
    }

    @Test
    void a_large_file_goes_in_parts_and_in_bounded_memory() throws Exception {
        stored(large(9));
        System.gc();
        long before = used();
        var copy = stored(large(128));
        System.gc();

        assertThat(used() - before).isLessThan(48 << 20);
        assertThat(aws.server.sha256(key(copy))).contains(hash(128));
        assertThat(aws.server.uploadsUnderWay()).isZero();
    }

    private static long used() {
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    @Test
    void a_part_that_breaks_is_sent_again_alone() throws Exception {
        aws.server.misbehave(
                Misbehaviour.on("PUT .*partNumber=3.*", new Fault.DropAfterBytes(3 << 20)));

        var copy = stored(large(64));

        assertThat(aws.server.sha256(key(copy))).contains(hash(64));
        assertThat(aws.server.requests("PUT .*")).isEqualTo(9);
        assertThat(sent()).isBetween(67L << 20, (64L << 20) + PART);
    }

    @Test
    void what_is_sent_again_is_counted() throws Exception {
        aws.server.misbehave(
                Misbehaviour.on("PUT .*partNumber=2.*", new Fault.DropAfterBytes(1 << 20)));
        var files = aws.bedrock.files(aws.deployment());
        var disturbed = new S3Upload(files, new S3Place(BedrockWireServer.BUCKET, "disturbed"));
        var calm = new S3Upload(files, new S3Place(BedrockWireServer.BUCKET, "calm"));

        disturbed.send(new RepeatedText(LARGE, 24));
        calm.send(new RepeatedText(LARGE, 24));

        assertThat(disturbed.resent()).isBetween(1L << 20, (long) PART);
        assertThat(calm.resent()).isZero();
        assertThat(calm.bytes()).isEqualTo(24L * LARGE.length());
    }

    @Test
    void an_upload_that_broke_off_is_taken_up_where_it_stands() throws Exception {
        for (int i = 0; i < 3; i++) {
            aws.server.misbehave(
                    Misbehaviour.on("PUT .*partNumber=5.*", new Fault.DropAfterBytes(1 << 20)));
        }

        assertThatThrownBy(() -> stored(large(64))).isInstanceOf(Unavailable.class);
        assertThat(aws.server.uploadsUnderWay()).isEqualTo(1);
        assertThat(store.find(aws.deployment(BedrockFixture.TITAN), FILE)).isEmpty();
        long before = sent();
        var copy = stored(large(64));

        assertThat(sent() - before).isLessThan(33L << 20);
        assertThat(aws.server.sha256(key(copy))).contains(hash(64));
        assertThat(aws.server.uploadsUnderWay()).isZero();
    }

    @Test
    void parts_of_another_content_are_not_taken_for_ours() throws Exception {
        aws.server.misbehave(Misbehaviour.on("POST .*uploadId=.*", refusal(503)));
        aws.server.misbehave(Misbehaviour.on("POST .*uploadId=.*", refusal(503)));
        aws.server.misbehave(Misbehaviour.on("POST .*uploadId=.*", refusal(503)));
        var other = LARGE.replace("size", "SIZE");
        var file =
                new Outgoing(
                        FILE,
                        FilePurpose.FINE_TUNE,
                        new ManagedFile.Content(
                                16L << 20, "", Optional.of(DatasetFormat.COMPLETION), 16),
                        () -> new RepeatedText(other, 16));
        assertThatThrownBy(() -> stored(file)).isInstanceOf(Unavailable.class);

        var copy = stored(large(16));

        assertThat(aws.server.sha256(key(copy))).contains(hash(16));
    }

    private static Fault refusal(int status) {
        return new Fault.Refusal(status, "ServiceUnavailable", "Please try again.", "");
    }

    @Test
    void a_lost_answer_to_the_last_request_does_no_harm() throws Exception {
        aws.server.misbehave(Misbehaviour.on("POST .*uploadId=.*", new Fault.AnswerLost()));

        var copy = stored(large(24));

        assertThat(aws.server.sha256(key(copy))).contains(hash(24));
    }

    @Test
    void a_row_that_cannot_be_carried_leaves_nothing_behind() {
        var bad = "{\"messages\":[{\"role\":\"user\",\"content\":\"a\"}]}\n";
        var rows = LARGE.repeat(12) + bad;

        assertThatThrownBy(() -> stored(aFile(FILE, rows))).isInstanceOf(Rejected.class);

        assertThat(aws.server.uploadsUnderWay()).isZero();
        assertThat(aws.server.objects()).isEmpty();
    }

    @Test
    void removing_a_copy_drops_what_broken_uploads_have_left() {
        for (int i = 0; i < 3; i++) {
            aws.server.misbehave(
                    Misbehaviour.on("PUT .*partNumber=2.*", new Fault.DropAfterBytes(0)));
        }
        assertThatThrownBy(() -> stored(large(24))).isInstanceOf(Unavailable.class);

        var copy = "s3://" + BedrockWireServer.BUCKET + "/" + FOLDER + "prompt-completion.jsonl";
        store.remove(aws.deployment(BedrockFixture.TITAN), new ProviderFileId(copy));

        assertThat(aws.server.uploadsUnderWay()).isZero();
    }
}
