package dev.tunegate.providers.bedrock.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Lists of what is in the bucket, and removing many objects at once. */
final class S3Lists {

    private final S3Disk disk;
    private final String bucket;

    S3Lists(S3Disk disk, String bucket) {
        this.disk = disk;
        this.bucket = bucket;
    }

    WireAnswer list(WireCall call) {
        if (!call.method().equals("GET")) {
            return WireAnswer.empty(200);
        }
        return call.query().containsKey("uploads") ? uploads(call) : objects(call);
    }

    private static String name(WireCall call, String key) {
        return call.query().getOrDefault("encoding-type", "").equals("url")
                ? AwsSignature.encoded(key)
                : key;
    }

    private WireAnswer objects(WireCall call) {
        var prefix = call.query().getOrDefault("prefix", "");
        var token = call.query().getOrDefault("continuation-token", "");
        var after =
                token.isEmpty()
                        ? call.query().getOrDefault("start-after", "")
                        : new String(Base64.getDecoder().decode(token), StandardCharsets.UTF_8);
        int most = Integer.parseInt(call.query().getOrDefault("max-keys", "1000"));
        var all = disk.list(prefix, after);
        var page = all.subList(0, Math.min(most, all.size()));
        boolean more = page.size() < all.size();
        var xml = new StringBuilder("<ListBucketResult>" + Xml.tag("Name", bucket));
        xml.append(Xml.tag("Prefix", name(call, prefix))).append(Xml.tag("KeyCount", page.size()));
        xml.append(Xml.tag("MaxKeys", most)).append(Xml.tag("IsTruncated", more));
        if (call.query().containsKey("encoding-type")) {
            xml.append(Xml.tag("EncodingType", "url"));
        }
        page.forEach(
                it ->
                        xml.append("<Contents>")
                                .append(Xml.tag("Key", name(call, it.getKey())))
                                .append(Xml.tag("LastModified", it.getValue().modified()))
                                .append(Xml.tag("ETag", it.getValue().tag()))
                                .append(Xml.tag("Size", it.getValue().bytes()))
                                .append(Xml.tag("StorageClass", "STANDARD"))
                                .append("</Contents>"));
        if (more) {
            var last = page.getLast().getKey().getBytes(StandardCharsets.UTF_8);
            xml.append(Xml.tag("NextContinuationToken", Base64.getEncoder().encodeToString(last)));
        }
        return WireAnswer.xml(xml + "</ListBucketResult>");
    }

    private WireAnswer uploads(WireCall call) {
        var xml = new StringBuilder("<ListMultipartUploadsResult>" + Xml.tag("Bucket", bucket));
        xml.append(Xml.tag("IsTruncated", false));
        if (call.query().containsKey("encoding-type")) {
            xml.append(Xml.tag("EncodingType", "url"));
        }
        disk.uploads(call.query().getOrDefault("prefix", ""))
                .forEach(
                        it ->
                                xml.append("<Upload>")
                                        .append(Xml.tag("Key", name(call, it.key())))
                                        .append(Xml.tag("UploadId", it.id()))
                                        .append(Xml.tag("Initiated", it.begun()))
                                        .append("</Upload>"));
        return WireAnswer.xml(xml + "</ListMultipartUploadsResult>");
    }

    WireAnswer delete(WireCall call) throws IOException {
        for (var object : Xml.elements(call.content().readAllBytes(), "Object")) {
            disk.remove(Xml.child(object, "Key"));
        }
        return WireAnswer.xml("<DeleteResult></DeleteResult>");
    }
}
