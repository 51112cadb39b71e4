package dev.tunegate.providers.vertex;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/** Names the pictures of a file by their content, so that one that comes twice is kept once. */
final class Picture {

    private static final Map<String, String> ENDINGS =
            Map.of(
                    "image/png", ".png",
                    "image/jpeg", ".jpg",
                    "image/webp", ".webp",
                    "image/heic", ".heic",
                    "image/heif", ".heif",
                    "image/gif", ".gif");

    private Picture() {}

    static String name(String mimeType, byte[] bytes) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(bytes);
            return HexFormat.of().formatHex(hash) + ENDINGS.getOrDefault(mimeType, ".bin");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The type that a picture's address ends in. */
    static Optional<String> typeOf(String address) {
        var path = address.replaceFirst("[?#].*$", "").replaceFirst("\\.jpeg$", ".jpg");
        return ENDINGS.entrySet().stream()
                .filter(it -> path.endsWith(it.getValue()))
                .map(Map.Entry::getKey)
                .findFirst();
    }
}
