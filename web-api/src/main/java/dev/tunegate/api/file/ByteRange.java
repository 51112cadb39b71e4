package dev.tunegate.api.file;

import dev.tunegate.api.web.UnsatisfiableRange;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The bytes of a file that a request asks for.
 *
 * @param first counted from 0
 * @param last the last of them
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-14">RFC 9110, section 14</a>
 */
record ByteRange(long first, long last) {

    private static final Pattern SINGLE =
            Pattern.compile(
                    "bytes=[ \t]*([0-9]{0,18})-([0-9]{0,18})[ \t]*", Pattern.CASE_INSENSITIVE);

    /**
     * Empty where the whole file is to be sent: nothing is asked for, several ranges are, the
     * request makes no sense, or the file is no longer the one that the sender has a part of.
     *
     * @param etag of the file as it is
     * @throws UnsatisfiableRange if the file has none of these bytes
     */
    static Optional<ByteRange> wanted(HttpServletRequest request, String etag, long total) {
        var condition = request.getHeader("If-Range");
        var range = request.getHeader("Range");
        if (range == null || (condition != null && !condition.strip().equals(etag))) {
            return Optional.empty();
        }
        var single = SINGLE.matcher(range.strip());
        return single.matches() ? of(single.group(1), single.group(2), total) : Optional.empty();
    }

    private static Optional<ByteRange> of(String first, String last, long total) {
        if (first.isEmpty()) {
            return last.isEmpty() ? Optional.empty() : suffix(Long.parseLong(last), total);
        }
        long from = Long.parseLong(first);
        long to = last.isEmpty() ? Long.MAX_VALUE : Long.parseLong(last);
        if (to < from) {
            return Optional.empty();
        }
        if (from >= total) {
            throw new UnsatisfiableRange(total);
        }
        return Optional.of(new ByteRange(from, Math.min(to, total - 1)));
    }

    private static Optional<ByteRange> suffix(long count, long total) {
        if (count == 0 || total == 0) {
            throw new UnsatisfiableRange(total);
        }
        return Optional.of(new ByteRange(Math.max(0, total - count), total - 1));
    }

    long count() {
        return last - first + 1;
    }

    /** The value of {@code Content-Range}. */
    String of(long total) {
        return "bytes " + first + "-" + last + "/" + total;
    }
}
