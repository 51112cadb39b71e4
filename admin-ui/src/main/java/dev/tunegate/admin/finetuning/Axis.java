package dev.tunegate.admin.finetuning;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.stream.LongStream;

/**
 * Turns values into places on a line, and finds round values to write beside it.
 *
 * @param low the value at {@code from}
 * @param high the value at {@code to}
 * @param step the distance between two round values
 */
record Axis(double low, double high, double from, double to, double step) {

    /** A value with the place where it is written. */
    record Tick(String at, String label) {}

    /** An axis from one round value to another that holds all values between low and high. */
    static Axis rounded(double low, double high, double from, double to, int ticks) {
        double room = high > low ? high - low : Math.max(Math.abs(high), 1) / 2;
        double step = roundStep(room / ticks);
        double first = Math.floor(low / step) * step;
        double last = Math.max(Math.ceil(high / step) * step, first + step);
        return new Axis(first, last, from, to, step);
    }

    /** An axis from exactly low to exactly high, whose steps are whole numbers. */
    static Axis exact(double low, double high, double from, double to, int ticks) {
        double last = high > low ? high : low + 1;
        double step = Math.max(1, roundStep((last - low) / ticks));
        return new Axis(low, last, from, to, step);
    }

    String at(double value) {
        return coordinate(from + (value - low) / (high - low) * (to - from));
    }

    public List<Tick> ticks() {
        long first = (long) Math.ceil(low / step - 1e-9);
        long last = (long) Math.floor(high / step + 1e-9);
        return LongStream.rangeClosed(first, last)
                .mapToObj(it -> new Tick(at(it * step), label(it * step)))
                .toList();
    }

    /** 1, 2 or 5 times a power of ten: the next one above what is asked. */
    private static double roundStep(double wanted) {
        double power = Math.pow(10, Math.floor(Math.log10(wanted)));
        double part = wanted / power;
        double round = part <= 1 ? 1 : part <= 2 ? 2 : part <= 5 ? 5 : 10;
        return round * power;
    }

    private String label(double value) {
        int digits = (int) Math.max(0, Math.ceil(-Math.log10(step) - 1e-9));
        return BigDecimal.valueOf(value).setScale(digits, RoundingMode.HALF_EVEN).toPlainString();
    }

    private static String coordinate(double place) {
        return BigDecimal.valueOf(place)
                .setScale(1, RoundingMode.HALF_EVEN)
                .stripTrailingZeros()
                .toPlainString();
    }
}
