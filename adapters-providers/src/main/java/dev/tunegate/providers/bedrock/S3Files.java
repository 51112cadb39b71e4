package dev.tunegate.providers.bedrock;

import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.Delete;
import software.amazon.awssdk.services.s3.model.DeleteObjectsRequest;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.MultipartUpload;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.NoSuchUploadException;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;

/** Objects in an account's bucket; every request says whose bucket it must be. */
final class S3Files {

    private final S3Client s3;
    private final BedrockAccount account;
    private final AwsFailures failures;

    S3Files(S3Client s3, BedrockAccount account, AwsFailures failures) {
        this.s3 = s3;
        this.account = account;
        this.failures = failures;
    }

    boolean exists(S3Place place) {
        return length(place).isPresent();
    }

    /** An object's length in bytes; empty if there is none. */
    Optional<Long> length(S3Place place) {
        return failures.ask(
                Asked.repeatable(account, "s3:GetObject (and s3:ListBucket)"),
                () -> {
                    try {
                        return Optional.of(
                                s3.headObject(
                                                it ->
                                                        it.bucket(place.bucket())
                                                                .key(place.key())
                                                                .expectedBucketOwner(
                                                                        account.owner()))
                                        .contentLength());
                    } catch (NoSuchKeyException _) {
                        return Optional.empty();
                    }
                });
    }

    /** An object's content, read while it comes; empty if there is none. */
    Optional<InputStream> open(S3Place place) {
        return failures.ask(
                Asked.repeatable(account, "s3:GetObject"),
                () -> {
                    try {
                        return Optional.<InputStream>of(
                                s3.getObject(
                                        it ->
                                                it.bucket(place.bucket())
                                                        .key(place.key())
                                                        .expectedBucketOwner(account.owner())));
                    } catch (NoSuchKeyException _) {
                        return Optional.empty();
                    }
                });
    }

    /** Keeps a small object, unless it is there already: its name tells its content. */
    void keep(S3Place place, String contentType, byte[] bytes) {
        if (exists(place)) {
            return;
        }
        failures.ask(
                Asked.repeatable(account, "s3:PutObject"),
                () ->
                        s3.putObject(
                                it ->
                                        it.bucket(place.bucket())
                                                .key(place.key())
                                                .contentType(contentType)
                                                .expectedBucketOwner(account.owner()),
                                RequestBody.fromBytes(bytes)));
    }

    /** Removes all objects in a folder, and what broken uploads have left there. */
    void removeAll(S3Place folder) {
        var request =
                ListObjectsV2Request.builder()
                        .bucket(folder.bucket())
                        .prefix(folder.key() + "/")
                        .expectedBucketOwner(account.owner())
                        .build();
        failures.ask(
                Asked.repeatable(account, "s3:ListBucket"),
                () -> {
                    for (var page : s3.listObjectsV2Paginator(request)) {
                        delete(folder.bucket(), keys(page));
                    }
                    return folder;
                });
        unfinished(folder.with("")).forEach(it -> abort(folder.bucket(), it));
    }

    private static List<ObjectIdentifier> keys(ListObjectsV2Response page) {
        return page.contents().stream()
                .map(it -> ObjectIdentifier.builder().key(it.key()).build())
                .toList();
    }

    private void delete(String bucket, List<ObjectIdentifier> keys) {
        if (keys.isEmpty()) {
            return;
        }
        var request =
                DeleteObjectsRequest.builder()
                        .bucket(bucket)
                        .expectedBucketOwner(account.owner())
                        .delete(Delete.builder().objects(keys).quiet(true).build())
                        .build();
        var asked = Asked.repeatable(account, "s3:DeleteObject");
        var answer = failures.ask(asked, () -> s3.deleteObjects(request));
        if (answer.hasErrors() && !answer.errors().isEmpty()) {
            var first = answer.errors().getFirst();
            throw failures.refused(
                    asked,
                    new AwsError(
                            first.code().equals("AccessDenied") ? 403 : 500,
                            first.code(),
                            String.valueOf(first.message()),
                            Optional.empty()));
        }
    }

    /** The uploads under this name that were begun and not ended, the newest first. */
    List<MultipartUpload> unfinished(S3Place place) {
        return failures.ask(
                Asked.repeatable(account, "s3:ListBucketMultipartUploads"),
                () ->
                        s3
                                .listMultipartUploadsPaginator(
                                        it ->
                                                it.bucket(place.bucket())
                                                        .prefix(place.key())
                                                        .expectedBucketOwner(account.owner()))
                                .uploads()
                                .stream()
                                .toList()
                                .reversed());
    }

    /** Drops an upload; one that is gone already is no matter. */
    void abort(String bucket, MultipartUpload upload) {
        failures.ask(
                Asked.repeatable(account, "s3:AbortMultipartUpload"),
                () -> {
                    try {
                        s3.abortMultipartUpload(
                                it ->
                                        it.bucket(bucket)
                                                .key(upload.key())
                                                .uploadId(upload.uploadId())
                                                .expectedBucketOwner(account.owner()));
                        return true;
                    } catch (NoSuchUploadException _) {
                        return false;
                    }
                });
    }

    S3Client client() {
        return s3;
    }

    BedrockAccount account() {
        return account;
    }

    AwsFailures failures() {
        return failures;
    }
}
