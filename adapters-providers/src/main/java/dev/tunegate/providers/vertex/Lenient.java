package dev.tunegate.providers.vertex;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Reads members of Google's JSON: whole numbers come as texts, times in RFC 3339. */
final class Lenient {

    private Lenient() {}

    static Optional<String> text(JsonNode node, String member) {
        var value = node.path(member);
        return value.isString() && !value.stringValue().isBlank()
                ? Optional.of(value.stringValue())
                : Optional.empty();
    }

    static Optional<Long> whole(JsonNode node, String member) {
        var value = node.path(member);
        var digits = value.isIntegralNumber() ? value.asString() : value.asString("");
        return digits.matches("-?[0-9]{1,18}") ? Optional.of(Long.valueOf(digits)) : empty();
    }

    private static Optional<Long> empty() {
        return Optional.empty();
    }

    static Optional<BigDecimal> number(JsonNode node, String member) {
        return Optional.of(node.path(member))
                .filter(JsonNode::isNumber)
                .flatMap(JsonNode::decimalValueOpt);
    }

    static Optional<Instant> time(JsonNode node, String member) {
        return text(node, member).flatMap(Lenient::instant);
    }

    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }
}
