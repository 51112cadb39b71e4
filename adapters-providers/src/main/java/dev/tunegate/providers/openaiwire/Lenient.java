package dev.tunegate.providers.openaiwire;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Reads members of a host's JSON that may be missing, null or of another type than they should. */
final class Lenient {

    /** Seconds beyond this are milliseconds: some hosts send them. */
    private static final long FAR_FUTURE = 100_000_000_000L;

    private static final int MOST_DIGITS = 64;
    private static final int MOST_NUMBERS = 64;

    private Lenient() {}

    static Optional<String> text(JsonNode node, String member) {
        var value = node.path(member);
        return value.isString() && !value.stringValue().isBlank()
                ? Optional.of(value.stringValue())
                : Optional.empty();
    }

    static Optional<BigDecimal> number(JsonNode node, String member) {
        var number = decimal(node.path(member));
        if (number.isPresent()) {
            return number;
        }
        return text(node, member)
                .filter(it -> it.matches("-?[0-9]{1,18}(\\.[0-9]{1,18})?"))
                .map(BigDecimal::new);
    }

    static Optional<Long> whole(JsonNode node, String member) {
        return number(node, member)
                .filter(it -> it.abs().compareTo(BigDecimal.valueOf(Long.MAX_VALUE / 2)) < 0)
                .map(BigDecimal::longValue);
    }

    static Optional<Instant> time(JsonNode node, String member) {
        return whole(node, member)
                .filter(it -> it > 0)
                .map(it -> it > FAR_FUTURE ? it / 1000 : it)
                .filter(it -> it < FAR_FUTURE)
                .map(Instant::ofEpochSecond);
    }

    /** Those members that are numbers, in their order. */
    static Map<String, BigDecimal> numbers(JsonNode node) {
        var numbers = new LinkedHashMap<String, BigDecimal>();
        for (var member : node.properties()) {
            if (numbers.size() < MOST_NUMBERS) {
                decimal(member.getValue()).ifPresent(it -> numbers.put(member.getKey(), it));
            }
        }
        return numbers;
    }

    /**
     * A number of a size that something was measured to have; others are not worth their digits.
     */
    private static Optional<BigDecimal> decimal(JsonNode value) {
        return Optional.of(value)
                .filter(JsonNode::isNumber)
                .flatMap(JsonNode::decimalValueOpt)
                .filter(it -> it.precision() <= MOST_DIGITS)
                .filter(it -> Math.abs((long) it.scale()) <= MOST_DIGITS);
    }
}
