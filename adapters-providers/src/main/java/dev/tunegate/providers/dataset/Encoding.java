package dev.tunegate.providers.dataset;

/** Recognises what editors do to text files besides plain UTF-8. */
final class Encoding {

    static final String MARKED =
            "The line begins with a byte order mark (EF BB BF), which providers refuse. Save the"
                    + " file as UTF-8 without BOM, or remove these three bytes (at the start of a file:"
                    + " tail -c +4 FILE).";

    static final String WIDE =
            "The file is UTF-16 or UTF-32. Convert it: iconv -f UTF-16 -t UTF-8 FILE.";

    private Encoding() {}

    static boolean isMarked(byte[] bytes, int from, int to) {
        return to - from >= 3
                && bytes[from] == (byte) 0xef
                && bytes[from + 1] == (byte) 0xbb
                && bytes[from + 2] == (byte) 0xbf;
    }

    /** Whether a file that begins like this has two or four bytes a character. */
    static boolean isWide(byte[] bytes, int from, int to) {
        if (to - from < 2) {
            return false;
        }
        int first = bytes[from] & 0xff;
        int second = bytes[from + 1] & 0xff;
        boolean marked = (first == 0xff && second == 0xfe) || (first == 0xfe && second == 0xff);
        return marked || first == 0 || second == 0;
    }
}
