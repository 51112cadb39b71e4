package dev.tunegate.domain.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.Collection;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What proves that a message comes from here and was not changed: HMAC-SHA-256 over {@code
 * id.timestamp.body}; Standard Webhooks, specification 1.0.0, seen 2026-11-21.
 *
 * @param value as it stands in the header: {@code v1,} and base64
 */
public record Signature(String value) {

    private static final String ALGORITHM = "HmacSHA256";

    /**
     * @param at signed to the second
     */
    public static Signature of(SigningSecret secret, String id, Instant at, byte[] body) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.key(), ALGORITHM));
            var head = id + "." + at.getEpochSecond() + ".";
            mac.update(head.getBytes(StandardCharsets.UTF_8));
            return new Signature("v1," + Base64.getEncoder().encodeToString(mac.doFinal(body)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HMAC-SHA-256", e);
        }
    }

    /** One signature for each secret, as the header wants them: a receiver looks for its own. */
    public static String header(
            Collection<SigningSecret> secrets, String id, Instant at, byte[] body) {
        return secrets.stream()
                .map(it -> of(it, id, at, body).value())
                .collect(Collectors.joining(" "));
    }
}
