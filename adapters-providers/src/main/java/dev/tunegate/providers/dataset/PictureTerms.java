package dev.tunegate.providers.dataset;

import dev.tunegate.domain.dataset.Part;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Which pictures a format takes: those that stand in the row itself, and those that already are in
 * the provider's store.
 *
 * @param scheme how an address in the provider's store begins, such as {@code gs://}
 * @param mimeTypes in the order in which people should read them
 * @param maxBytes of one picture, decoded
 */
public record PictureTerms(String scheme, List<String> mimeTypes, long maxBytes) {

    private static final Map<String, String> BY_ENDING =
            Map.of(
                    "png", "image/png",
                    "jpg", "image/jpeg",
                    "jpeg", "image/jpeg",
                    "webp", "image/webp",
                    "gif", "image/gif");

    public PictureTerms {
        mimeTypes = List.copyOf(mimeTypes);
    }

    /**
     * The picture, put among the attachments if it stands in the row.
     *
     * @throws NotCarried if it is of another type, broken, too large, or elsewhere
     */
    public Picture of(Part.Image image, Attachments attachments) {
        image.detail().ifPresent(PictureTerms::requireUsual);
        var url = image.url();
        if (url.startsWith("data:")) {
            return inRow(url, attachments);
        }
        if (!url.startsWith(scheme) || url.length() == scheme.length()) {
            throw new NotCarried(
                    "image_address",
                    "A picture must stand in the row as a data: URL, or be at a "
                            + scheme
                            + " address; the gateway fetches none.");
        }
        return new Picture(type(BY_ENDING.getOrDefault(ending(url), "")), url, false);
    }

    private static void requireUsual(String detail) {
        if (!detail.equals("auto")) {
            throw new NotCarried(
                    "image_detail",
                    "A picture's 'detail' has no equivalent; remove it, or set it to auto.");
        }
    }

    private Picture inRow(String url, Attachments attachments) {
        int comma = url.indexOf(',');
        var head = comma < 0 ? "" : url.substring("data:".length(), comma);
        int semicolon = head.indexOf(';');
        if (semicolon < 0
                || !head.substring(semicolon).toLowerCase(Locale.ROOT).equals(";base64")) {
            throw broken();
        }
        var type = type(head.substring(0, semicolon).toLowerCase(Locale.ROOT));
        // Four characters make three bytes, so a picture that is too large is never decoded.
        if ((url.length() - comma - 1) / 4 * 3 - 2 > maxBytes) {
            throw tooLarge();
        }
        var bytes = decoded(url.substring(comma + 1));
        if (bytes.length > maxBytes) {
            throw tooLarge();
        }
        return new Picture(type, attachments.keep(type, bytes), true);
    }

    private static byte[] decoded(String base64) {
        try {
            var bytes = Base64.getDecoder().decode(base64);
            if (bytes.length > 0) {
                return bytes;
            }
        } catch (IllegalArgumentException _) {
            // Said below, in the same words as for an empty one.
        }
        throw broken();
    }

    private String type(String mimeType) {
        if (!mimeTypes.contains(mimeType)) {
            throw new NotCarried(
                    "image_type",
                    "A picture must be one of "
                            + String.join(", ", mimeTypes)
                            + ", named in its data: URL or by the ending of its address.");
        }
        return mimeType;
    }

    private static String ending(String url) {
        return url.substring(url.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }

    private static NotCarried broken() {
        return new NotCarried(
                "image_data", "A picture's data: URL must be data:image/TYPE;base64,DATA.");
    }

    private NotCarried tooLarge() {
        return new NotCarried("image_too_large", "A picture has more than " + maxBytes + " bytes.");
    }
}
