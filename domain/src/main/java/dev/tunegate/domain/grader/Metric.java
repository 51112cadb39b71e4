package dev.tunegate.domain.grader;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How much two texts are alike, in OpenAI's words for it. */
public enum Metric {
    FUZZY_MATCH,
    BLEU,
    GLEU,
    METEOR,
    /** Of the texts' embeddings: needs a model. */
    COSINE,
    ROUGE_1,
    ROUGE_2,
    ROUGE_3,
    ROUGE_4,
    ROUGE_5,
    ROUGE_L;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Metric> named(String word) {
        return Arrays.stream(values()).filter(it -> it.word().equals(word)).findFirst();
    }
}
