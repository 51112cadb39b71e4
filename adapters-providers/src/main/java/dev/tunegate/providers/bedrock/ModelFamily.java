package dev.tunegate.providers.bedrock;

import dev.tunegate.domain.catalog.ModelDeployment;
import java.util.Arrays;
import java.util.Optional;

/** A family of models that Bedrock trains alike; all others are {@link #OTHER}. */
enum ModelFamily {
    NOVA("amazon.nova-", Rows.CONVERSATION),
    CLAUDE("anthropic.claude-", Rows.CLAUDE),
    LLAMA("meta.llama", Rows.PROMPT_COMPLETION),
    TITAN_PREMIER("amazon.titan-text-premier", Rows.PROMPT_COMPLETION),
    TITAN("amazon.titan-text-", Rows.PROMPT_COMPLETION),
    OTHER("", Rows.PROMPT_COMPLETION);

    /** What the rows of training data are written as. */
    enum Rows {
        CONVERSATION("conversation"),
        CLAUDE("claude"),
        PROMPT_COMPLETION("prompt-completion");

        private final String word;

        Rows(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }

    private final String start;
    private final Rows rows;

    ModelFamily(String start, Rows rows) {
        this.start = start;
        this.rows = rows;
    }

    static ModelFamily of(ModelDeployment at) {
        var model = at.target().model();
        var name = model.substring(model.lastIndexOf('/') + 1);
        return Arrays.stream(values())
                .filter(it -> name.startsWith(it.start))
                .findFirst()
                .orElse(OTHER);
    }

    Rows rows() {
        return rows;
    }

    /** The hyperparameters as the user guide's tables have them; empty where it has no table. */
    Optional<Dials> dials() {
        return switch (this) {
            case NOVA -> Optional.of(DialTable.NOVA);
            case CLAUDE -> Optional.of(DialTable.CLAUDE);
            case LLAMA -> Optional.of(DialTable.LLAMA);
            case TITAN_PREMIER -> Optional.of(DialTable.TITAN_PREMIER);
            case TITAN -> Optional.of(DialTable.TITAN);
            case OTHER -> Optional.empty();
        };
    }
}
