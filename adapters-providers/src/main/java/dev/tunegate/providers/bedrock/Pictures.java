package dev.tunegate.providers.bedrock;

import dev.tunegate.providers.dataset.Attachments;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Keeps the pictures of training data as objects beside it, each once, named by their content. */
final class Pictures implements Attachments {

    private final S3Files files;
    private final S3Place folder;

    Pictures(S3Files files, S3Place folder) {
        this.files = files;
        this.folder = folder;
    }

    @Override
    public String keep(String mimeType, byte[] bytes) {
        var ending = mimeType.substring(mimeType.indexOf('/') + 1).replaceAll("[^a-z0-9]", "");
        var place = folder.with(hash(bytes) + "." + ending);
        files.keep(place, mimeType, bytes);
        return place.uri();
    }

    private static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
