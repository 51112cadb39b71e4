package dev.tunegate.domain.finetuning;

import dev.tunegate.domain.provider.Source;
import java.math.BigDecimal;
import java.util.List;

/** What a provider makes of one parameter of a training request. */
public sealed interface Term {

    /** The provider's documentation or description that says so. */
    Source source();

    /** For people: the range, or why not. */
    String sentence();

    /** Taken, where it is a number in this range, both ends included. */
    record Numbers(BigDecimal least, BigDecimal most, Source source) implements Term {

        public static Numbers between(String least, String most, Source source) {
            return new Numbers(new BigDecimal(least), new BigDecimal(most), source);
        }

        boolean hold(BigDecimal value) {
            return value.compareTo(least) >= 0 && value.compareTo(most) <= 0;
        }

        @Override
        public String sentence() {
            return least.toPlainString() + " to " + most.toPlainString();
        }
    }

    /** Taken, where it is one of these words. */
    record OneOf(List<String> words, Source source) implements Term {

        public OneOf {
            words = List.copyOf(words);
        }

        @Override
        public String sentence() {
            return "one of " + String.join(", ", words);
        }
    }

    /** Taken as it is. */
    record Taken(String sentence, Source source) implements Term {}

    /** Not known there: the job runs without it, and its log says so in a warning. */
    record Ignored(String sentence, Source source) implements Term {}

    /** Not known there, and a job without it would not be the one that was asked for. */
    record Refused(String sentence, Source source) implements Term {}

    /** Not known there: the gateway does it itself. */
    record ByGateway(String sentence, Source source) implements Term {}
}
