package dev.tunegate.providers.bedrock.server;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Recomputes a request's signature (AWS Signature Version 4, general reference, seen 2026-11-21),
 * and checks its body by it too.
 */
final class AwsSignature {

    private static final String ALGORITHM = "AWS4-HMAC-SHA256";
    private static final String BODY_HASH = "x-amz-content-sha256";

    private final WireCall call;
    private final String[] scope;
    private final String signedHeaders;
    private final String signature;

    private AwsSignature(WireCall call, Map<String, String> words) {
        this.call = call;
        this.scope = words.getOrDefault("Credential", "////").split("/");
        this.signedHeaders = words.getOrDefault("SignedHeaders", "");
        this.signature = words.getOrDefault("Signature", "");
    }

    static Optional<AwsSignature> of(WireCall call) {
        var header = call.header("authorization");
        if (!header.startsWith(ALGORITHM + " ")) {
            return Optional.empty();
        }
        var words =
                Arrays.stream(header.substring(ALGORITHM.length()).split(","))
                        .map(it -> it.strip().split("=", 2))
                        .collect(Collectors.toMap(it -> it[0], it -> it[1]));
        return Optional.of(new AwsSignature(call, words)).filter(it -> it.scope.length == 5);
    }

    String accessKey() {
        return scope[0];
    }

    String region() {
        return scope[2];
    }

    String service() {
        return scope[3];
    }

    /** Whether the secret has signed this request; the body is checked here, or as it is read. */
    boolean isBy(String secret) throws IOException {
        var key = key(secret);
        var canonical =
                String.join(
                        "\n",
                        call.method(),
                        canonicalPath(),
                        canonicalQuery(),
                        canonicalHeaders(),
                        signedHeaders,
                        bodyHash());
        var text =
                String.join(
                        "\n",
                        ALGORITHM,
                        call.header("x-amz-date"),
                        place(),
                        hex(sha256(canonical.getBytes(StandardCharsets.UTF_8))));
        boolean right = hex(mac(key, text)).equals(signature);
        if (right && call.header(BODY_HASH).startsWith("STREAMING-")) {
            call.content(new SignedChunks(call.content(), new ChunkSigner(key, signature)));
        }
        return right;
    }

    private String place() {
        return scope[1] + "/" + scope[2] + "/" + scope[3] + "/" + scope[4];
    }

    private byte[] key(String secret) {
        var date = mac(("AWS4" + secret).getBytes(StandardCharsets.UTF_8), scope[1]);
        return mac(mac(mac(date, scope[2]), scope[3]), scope[4]);
    }

    /** S3 takes the path as it is; the others encode what is encoded once more. */
    private String canonicalPath() {
        return service().equals("s3")
                ? call.path()
                : Arrays.stream(call.path().split("/", -1))
                        .map(AwsSignature::encoded)
                        .collect(Collectors.joining("/"));
    }

    private String canonicalQuery() {
        var sorted = new TreeMap<String, String>();
        call.query().forEach((k, v) -> sorted.put(encoded(k), encoded(v)));
        return sorted.entrySet().stream()
                .map(it -> it.getKey() + "=" + it.getValue())
                .collect(Collectors.joining("&"));
    }

    private String canonicalHeaders() {
        return Arrays.stream(signedHeaders.split(";"))
                .map(it -> it + ":" + call.header(it).strip().replaceAll(" +", " ") + "\n")
                .collect(Collectors.joining());
    }

    /** A body that has no word for its hash is small, and hashed here. */
    private String bodyHash() throws IOException {
        var said = call.header(BODY_HASH);
        if (!said.isEmpty() && !said.matches("[0-9a-f]{64}")) {
            return said;
        }
        if (call.method().equals("PUT")) {
            return said;
        }
        var body = call.content().readAllBytes();
        call.content(new ByteArrayInputStream(body));
        return hex(sha256(body));
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }

    static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static byte[] mac(byte[] key, String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Signs the chunks of a body one after the other, each with the one before it. */
    final class ChunkSigner {

        private static final String NOTHING =
                "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

        private final byte[] key;
        private String last;

        private ChunkSigner(byte[] key, String seed) {
            this.key = key;
            this.last = seed;
        }

        boolean hasSigned(byte[] chunk, String signature) {
            var text =
                    String.join(
                            "\n",
                            ALGORITHM + "-PAYLOAD",
                            call.header("x-amz-date"),
                            place(),
                            last,
                            NOTHING,
                            hex(sha256(chunk)));
            last = hex(mac(key, text));
            return last.equals(signature);
        }

        boolean hasSignedTrailer(String trailer, String signature) {
            var text =
                    String.join(
                            "\n",
                            ALGORITHM + "-TRAILER",
                            call.header("x-amz-date"),
                            place(),
                            last,
                            hex(sha256(trailer.getBytes(StandardCharsets.UTF_8))));
            return hex(mac(key, text)).equals(signature);
        }

        boolean isAsked() {
            return call.header(BODY_HASH).startsWith("STREAMING-AWS4");
        }
    }
}
