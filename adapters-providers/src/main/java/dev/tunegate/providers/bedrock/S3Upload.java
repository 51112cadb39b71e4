package dev.tunegate.providers.bedrock;

import dev.tunegate.domain.provider.ProviderFailure;
import dev.tunegate.domain.provider.ProviderFailure.Unavailable;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.MultipartUpload;
import software.amazon.awssdk.services.s3.model.Part;

/**
 * One object on its way to S3, of any size and of a length that nobody knows before its end: in
 * parts of 8 MiB, of which one at a time is in memory. A part that breaks is sent again alone, by
 * the SDK. An upload that broke off as a whole is taken up where it stands: its parts are known by
 * their checksums.
 */
final class S3Upload {

    /**
     * Parts have 5 MiB to 5 GiB, the last one may be smaller, and an object has at most 10,000 of
     * them (S3 user guide, seen 2026-11-21).
     */
    static final int PART = 8 << 20;

    private static final String TYPE = "application/jsonl";

    private final S3Files files;
    private final S3Place place;
    private final byte[] buffer = new byte[PART];
    private long bytes;
    private long resent;

    S3Upload(S3Files files, S3Place place) {
        this.files = files;
        this.place = place;
    }

    /** How many bytes had to be sent more than once. */
    long resent() {
        return resent;
    }

    long bytes() {
        return bytes;
    }

    /**
     * Sends the content. What is left of it when the connection fails is found by the next try;
     * when anything else fails nothing is left.
     *
     * @throws IOException if the content cannot be read
     */
    void send(InputStream content) throws IOException {
        int count = content.readNBytes(buffer, 0, PART);
        if (count < PART) {
            put(count);
            return;
        }
        var upload = begunOrNew();
        try {
            complete(upload, parts(upload, content, count));
        } catch (SdkException thrown) {
            throw given(upload, files.failures().of(asked(), thrown));
        } catch (IOException | RuntimeException unreadable) {
            drop(upload, unreadable);
            throw unreadable;
        }
    }

    private void put(int count) {
        bytes = count;
        var body = new PartBody(buffer, count, TYPE);
        files.failures()
                .ask(
                        asked(),
                        () ->
                                files.client()
                                        .putObject(
                                                it ->
                                                        it.bucket(place.bucket())
                                                                .key(place.key())
                                                                .contentType(TYPE)
                                                                .checksumCRC32(crc(count))
                                                                .expectedBucketOwner(owner()),
                                                body.body()));
        resent = body.resent();
    }

    /** The newest upload that was begun for this object; older ones are dropped. */
    private MultipartUpload begunOrNew() {
        var begun =
                files.unfinished(place).stream()
                        .filter(it -> it.key().equals(place.key()))
                        .toList();
        begun.stream().skip(1).forEach(it -> files.abort(place.bucket(), it));
        return begun.isEmpty() ? newUpload() : begun.getFirst();
    }

    private MultipartUpload newUpload() {
        var made =
                files.failures()
                        .ask(
                                asked(),
                                () ->
                                        files.client()
                                                .createMultipartUpload(
                                                        it ->
                                                                it.bucket(place.bucket())
                                                                        .key(place.key())
                                                                        .contentType(TYPE)
                                                                        .checksumAlgorithm(
                                                                                ChecksumAlgorithm
                                                                                        .CRC32)
                                                                        .expectedBucketOwner(
                                                                                owner())));
        return MultipartUpload.builder().key(place.key()).uploadId(made.uploadId()).build();
    }

    private List<CompletedPart> parts(MultipartUpload upload, InputStream content, int first)
            throws IOException {
        var there = there(upload);
        var parts = new ArrayList<CompletedPart>();
        for (int count = first; count > 0; count = content.readNBytes(buffer, 0, PART)) {
            bytes += count;
            parts.add(part(upload, parts.size() + 1, count, there));
        }
        return parts;
    }

    private Map<Integer, Part> there(MultipartUpload upload) {
        var parts = new HashMap<Integer, Part>();
        files.client()
                .listPartsPaginator(
                        it ->
                                it.bucket(place.bucket())
                                        .key(place.key())
                                        .uploadId(upload.uploadId())
                                        .expectedBucketOwner(owner()))
                .parts()
                .forEach(it -> parts.put(it.partNumber(), it));
        return parts;
    }

    private CompletedPart part(
            MultipartUpload upload, int number, int count, Map<Integer, Part> there) {
        var crc = crc(count);
        var known = there.get(number);
        var tag =
                known != null && known.size() == count && crc.equals(known.checksumCRC32())
                        ? known.eTag()
                        : sent(upload, number, count, crc);
        return CompletedPart.builder().partNumber(number).eTag(tag).checksumCRC32(crc).build();
    }

    private String sent(MultipartUpload upload, int number, int count, String crc) {
        var body = new PartBody(buffer, count, TYPE);
        try {
            return files.client()
                    .uploadPart(
                            it ->
                                    it.bucket(place.bucket())
                                            .key(place.key())
                                            .uploadId(upload.uploadId())
                                            .partNumber(number)
                                            .checksumCRC32(crc)
                                            .expectedBucketOwner(owner()),
                            body.body())
                    .eTag();
        } finally {
            resent += body.resent();
        }
    }

    /** When the answer was lost the second try finds no upload, but the object. */
    private void complete(MultipartUpload upload, List<CompletedPart> parts) {
        try {
            files.client()
                    .completeMultipartUpload(
                            it ->
                                    it.bucket(place.bucket())
                                            .key(place.key())
                                            .uploadId(upload.uploadId())
                                            .multipartUpload(all -> all.parts(parts))
                                            .expectedBucketOwner(owner()));
        } catch (AwsServiceException refused) {
            boolean gone = AwsError.of(refused).code().equals("NoSuchUpload");
            if (!gone || files.length(place).filter(it -> it == bytes).isEmpty()) {
                throw refused;
            }
        }
    }

    private ProviderFailure given(MultipartUpload upload, ProviderFailure failure) {
        if (!(failure instanceof Unavailable)) {
            drop(upload, failure);
        }
        return failure;
    }

    private void drop(MultipartUpload upload, Exception because) {
        try {
            files.abort(place.bucket(), upload);
        } catch (ProviderFailure alsoFailed) {
            because.addSuppressed(alsoFailed);
        }
    }

    private Asked asked() {
        return Asked.repeatable(files.account(), "s3:PutObject");
    }

    private String crc(int count) {
        return Crc.of(buffer, count);
    }

    private String owner() {
        return files.account().owner();
    }
}
