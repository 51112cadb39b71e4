package dev.tunegate.domain.grader;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * What a model is asked that judges.
 *
 * @param model its public name
 */
public record ModelPrompt(String model, List<PromptMessage> messages, Sampling sampling) {

    public ModelPrompt {
        messages = List.copyOf(messages);
    }

    /** How the model is to choose its words; what is left open is left to its provider. */
    public record Sampling(
            Optional<Integer> seed,
            Optional<BigDecimal> topP,
            Optional<BigDecimal> temperature,
            Optional<Integer> maxCompletionTokens,
            Optional<String> reasoningEffort) {

        public static final Sampling USUAL =
                new Sampling(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty());
    }
}
