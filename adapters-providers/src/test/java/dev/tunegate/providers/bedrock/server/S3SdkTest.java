package dev.tunegate.providers.bedrock.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/** S3 as AWS's own SDK sees it, without any code of ours between them. */
class S3SdkTest {

    private static final String BUCKET = BedrockWireServer.BUCKET;

    private final BedrockWireServer server = BedrockWireServer.start();
    private final S3Client s3 = s3(signing(BedrockWireServer.SECRET_KEY));

    @AfterEach
    void stop() {
        s3.close();
        server.close();
    }

    private static StaticCredentialsProvider signing(String secret) {
        return StaticCredentialsProvider.create(
                AwsBasicCredentials.create(BedrockWireServer.ACCESS_KEY, secret));
    }

    private S3Client s3(StaticCredentialsProvider as) {
        URI address = server.address();
        return S3Client.builder()
                .region(Region.US_EAST_1)
                .endpointOverride(address)
                .forcePathStyle(true)
                .credentialsProvider(as)
                .build();
    }

    private void put(String key, String text) {
        s3.putObject(it -> it.bucket(BUCKET).key(key), RequestBody.fromString(text));
    }

    private String get(String key) {
        return s3.getObject(it -> it.bucket(BUCKET).key(key), ResponseTransformer.toBytes())
                .asUtf8String();
    }

    @Test
    void objects_are_put_got_headed_and_deleted() {
        put("a folder/größe +世界?.txt", "Grüße, 世界");

        assertThat(get("a folder/größe +世界?.txt")).isEqualTo("Grüße, 世界");
        assertThat(server.content("a folder/größe +世界?.txt")).contains("Grüße, 世界");
        s3.waiter().waitUntilObjectExists(it -> it.bucket(BUCKET).key("a folder/größe +世界?.txt"));
        var range =
                s3.getObject(
                        it -> it.bucket(BUCKET).key("a folder/größe +世界?.txt").range("bytes=0-1"),
                        ResponseTransformer.toBytes());
        assertThat(range.asUtf8String()).isEqualTo("Gr");
        s3.deleteObject(it -> it.bucket(BUCKET).key("a folder/größe +世界?.txt"));
        assertThatThrownBy(() -> get("a folder/größe +世界?.txt"))
                .isInstanceOf(NoSuchKeyException.class);
    }

    @Test
    void lists_come_in_pages() {
        for (int i = 0; i < 7; i++) {
            put("many/größe " + i, "x");
        }
        put("other/1", "x");

        var pages = s3.listObjectsV2Paginator(it -> it.bucket(BUCKET).prefix("many/").maxKeys(3));

        assertThat(pages.stream()).hasSize(3);
        assertThat(pages.contents().stream().map(S3Object::key))
                .containsExactly(
                        "many/größe 0",
                        "many/größe 1",
                        "many/größe 2",
                        "many/größe 3",
                        "many/größe 4",
                        "many/größe 5",
                        "many/größe 6");
    }

    @Test
    void many_objects_are_deleted_at_once() {
        put("a/1", "x");
        put("a/2", "x");
        var keys = List.of("a/1", "a/2", "a/none");

        var answer =
                s3.deleteObjects(
                        it ->
                                it.bucket(BUCKET)
                                        .delete(
                                                of ->
                                                        of.objects(
                                                                keys.stream()
                                                                        .map(S3SdkTest::named)
                                                                        .toList())));

        assertThat(answer.errors()).isEmpty();
        assertThat(server.objects()).isEmpty();
    }

    private static ObjectIdentifier named(String key) {
        return ObjectIdentifier.builder().key(key).build();
    }

    @Test
    void an_upload_in_parts_is_put_together() {
        var first = "a".repeat(5 << 20);

        var upload = s3.createMultipartUpload(it -> it.bucket(BUCKET).key("parts"));
        var parts = List.of(part(upload.uploadId(), 1, first), part(upload.uploadId(), 2, "end"));
        assertThat(s3.listMultipartUploads(it -> it.bucket(BUCKET)).uploads()).hasSize(1);
        assertThat(
                        s3.listParts(
                                        it ->
                                                it.bucket(BUCKET)
                                                        .key("parts")
                                                        .uploadId(upload.uploadId()))
                                .parts())
                .hasSize(2);
        complete(upload.uploadId(), parts);

        assertThat(get("parts")).isEqualTo(first + "end");
        assertThat(server.uploadsUnderWay()).isZero();
    }

    private CompletedPart part(String upload, int number, String text) {
        var answer =
                s3.uploadPart(
                        it -> it.bucket(BUCKET).key("parts").uploadId(upload).partNumber(number),
                        RequestBody.fromString(text));
        return CompletedPart.builder().partNumber(number).eTag(answer.eTag()).build();
    }

    private void complete(String upload, List<CompletedPart> parts) {
        s3.completeMultipartUpload(
                it ->
                        it.bucket(BUCKET)
                                .key("parts")
                                .uploadId(upload)
                                .multipartUpload(of -> of.parts(parts)));
    }

    @Test
    void small_parts_and_unknown_uploads_are_refused() {
        var upload = s3.createMultipartUpload(it -> it.bucket(BUCKET).key("parts")).uploadId();
        var parts = List.of(part(upload, 1, "small"), part(upload, 2, "end"));

        assertCode("EntityTooSmall", () -> complete(upload, parts));
        assertCode(
                "InvalidPart",
                () -> complete(upload, List.of(parts.getFirst().toBuilder().eTag("x").build())));
        s3.abortMultipartUpload(it -> it.bucket(BUCKET).key("parts").uploadId(upload));
        assertCode("NoSuchUpload", () -> complete(upload, parts));
    }

    private static void assertCode(
            String code, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        S3Exception.class,
                        it -> assertThat(it.awsErrorDetails().errorCode()).isEqualTo(code));
    }

    @Test
    void owners_buckets_checksums_and_signatures_are_checked() {
        assertCode(
                "AccessDenied",
                () ->
                        s3.putObject(
                                it ->
                                        it.bucket(BUCKET)
                                                .key("x")
                                                .expectedBucketOwner("999999999999"),
                                RequestBody.fromString("x")));
        assertThatThrownBy(
                        () ->
                                s3.putObject(
                                        it -> it.bucket("elsewhere").key("x"),
                                        RequestBody.fromString("x")))
                .isInstanceOf(NoSuchBucketException.class);
        assertCode(
                "BadDigest",
                () ->
                        s3.putObject(
                                it -> it.bucket(BUCKET).key("x").checksumCRC32("AAAAAA=="),
                                RequestBody.fromString("x")));
        try (var other = s3(signing("another-secret"))) {
            assertCode("SignatureDoesNotMatch", () -> other.listObjectsV2(it -> it.bucket(BUCKET)));
        }
        assertThat(server.objects()).isEmpty();
    }
}
