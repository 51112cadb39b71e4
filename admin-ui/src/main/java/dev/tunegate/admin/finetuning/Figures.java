package dev.tunegate.admin.finetuning;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/** Writes numbers for people. */
final class Figures {

    private static final MathContext FOUR_DIGITS = new MathContext(4, RoundingMode.HALF_EVEN);
    private static final BigDecimal TINY = new BigDecimal("0.0001");

    private Figures() {}

    static String loss(double value) {
        return loss(BigDecimal.valueOf(value));
    }

    /**
     * At most four digits that matter; what is wildly small or large is written with an exponent.
     */
    static String loss(BigDecimal value) {
        var rounded = value.round(FOUR_DIGITS);
        boolean wild =
                rounded.signum() != 0
                        && (rounded.abs().compareTo(TINY) < 0
                                || rounded.precision() - rounded.scale() > 9);
        return wild ? rounded.toString() : rounded.stripTrailingZeros().toPlainString();
    }

    static String whole(double value) {
        return String.format(Locale.ENGLISH, "%,.0f", value);
    }

    static String whole(long value) {
        return String.format(Locale.ENGLISH, "%,d", value);
    }
}
