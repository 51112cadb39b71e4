package dev.tunegate.providers.dataset;

import java.util.Optional;
import tools.jackson.core.JacksonException;

/**
 * Why a line cannot be read as JSON at all, whatever is expected of it.
 *
 * @param at the byte where it goes wrong, counted from the line's first
 */
record LineFault(int at, String rule, String message) {

    static final LineFault NO_OBJECT =
            new LineFault(0, "data_type", "Each line is one JSON object.");

    /** What the parser complains of. */
    static LineFault of(JacksonException broken) {
        var place = broken.getLocation();
        long at = place == null ? 0 : Math.max(0, place.getByteOffset());
        return new LineFault(
                Math.toIntExact(at), BrokenJson.rule(broken), BrokenJson.message(broken));
    }

    /** What is wrong with the bytes of a line; it must not be too long. */
    static Optional<LineFault> of(LineReader line) {
        var bytes = line.bytes();
        if (Encoding.isMarked(bytes, line.from(), line.to())) {
            return Optional.of(new LineFault(0, "byte_order_mark", Encoding.MARKED));
        }
        int broken = Utf8.firstBroken(bytes, line.from(), line.to());
        return broken < 0 ? Optional.empty() : Optional.of(broken(line, broken));
    }

    private static LineFault broken(LineReader line, int at) {
        if (line.number() == 1 && Encoding.isWide(line.bytes(), line.from(), line.to())) {
            return new LineFault(0, "not_utf8", Encoding.WIDE);
        }
        return line.bytes()[at] == 0
                ? new LineFault(at - line.from(), "nul_byte", "The line holds a NUL byte.")
                : new LineFault(at - line.from(), "not_utf8", "The line is not valid UTF-8.");
    }

    static LineFault tooLong(int most) {
        return new LineFault(0, "line_too_long", "The line has more than " + most + " bytes.");
    }
}
