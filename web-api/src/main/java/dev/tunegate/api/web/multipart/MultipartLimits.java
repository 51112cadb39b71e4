package dev.tunegate.api.web.multipart;

/**
 * How much of a form we take.
 *
 * @param parts how many parts, files and fields together
 * @param headerBytes how many bytes the header lines of one part may have
 * @param surroundingBytes how many bytes may stand before the first boundary, and after the last
 * @param totalBytes how many bytes the whole body may have, with boundaries and headers
 */
public record MultipartLimits(int parts, int headerBytes, int surroundingBytes, long totalBytes) {

    private static final int USUAL_PARTS = 64;
    private static final int USUAL_HEADER_BYTES = 16 * 1024;
    private static final int USUAL_SURROUNDING_BYTES = 16 * 1024;

    public MultipartLimits {
        if (parts < 0 || headerBytes < 0 || surroundingBytes < 0 || totalBytes < 0) {
            throw new IllegalArgumentException(
                    "negative limit: %d parts, %d header, %d surrounding, %d total bytes"
                            .formatted(parts, headerBytes, surroundingBytes, totalBytes));
        }
    }

    /** The usual limits (64 parts, 16 KiB of headers a part) for a body of so many bytes. */
    public static MultipartLimits upTo(long totalBytes) {
        return new MultipartLimits(
                USUAL_PARTS, USUAL_HEADER_BYTES, USUAL_SURROUNDING_BYTES, totalBytes);
    }

    /** The same limits with another number of parts. */
    public MultipartLimits withParts(int otherParts) {
        return new MultipartLimits(otherParts, headerBytes, surroundingBytes, totalBytes);
    }
}
