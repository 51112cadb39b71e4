package dev.tunegate.api.web.multipart;

import java.text.Normalizer;
import java.util.regex.Pattern;

/**
 * A file's name as it is shown and given back, which names no path on any machine: composed
 * characters (NFC), the last segment of a path only, nothing that is invisible or turns the
 * direction of writing, 1 to 255 characters.
 */
public record DisplayFilename(String value) {

    private static final int MAX_LENGTH = 255;
    private static final int MAX_SUFFIX_LENGTH = 16;
    private static final String NAMELESS = "upload";

    /**
     * Controls, lone surrogates, line and paragraph separators, bidi marks, the byte order mark.
     */
    private static final Pattern UNWANTED =
            Pattern.compile(
                    "[\\p{Cc}\\p{Cs}\\p{Zl}\\p{Zp}\\u061C\\u200E\\u200F\\u202A-\\u202E"
                            + "\\u2066-\\u2069\\uFEFF]");

    public DisplayFilename {
        if (!value.equals(normalised(value))) {
            throw new IllegalArgumentException("not normalised: " + value);
        }
    }

    /** The name to show for one that a client sent; {@code upload} if nothing of it is left. */
    public static DisplayFilename of(String raw) {
        return new DisplayFilename(normalised(raw));
    }

    @Override
    public String toString() {
        return value;
    }

    private static String normalised(String raw) {
        var visible = UNWANTED.matcher(raw).replaceAll("");
        var name = shortened(Normalizer.normalize(lastSegment(visible), Normalizer.Form.NFC));
        return name.isEmpty() || name.equals(".") || name.equals("..") ? NAMELESS : name;
    }

    private static String lastSegment(String path) {
        return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1).strip();
    }

    /** Cuts before the suffix, as {@code .jsonl} tells what the file is. */
    private static String shortened(String name) {
        if (name.length() <= MAX_LENGTH) {
            return name;
        }
        int dot = name.lastIndexOf('.');
        var suffix = name.length() - dot <= MAX_SUFFIX_LENGTH ? name.substring(dot) : "";
        int end = MAX_LENGTH - suffix.length();
        int whole = Character.isHighSurrogate(name.charAt(end - 1)) ? end - 1 : end;
        return (name.substring(0, whole) + suffix).strip();
    }
}
