package dev.tunegate.providers.bedrock;

import dev.tunegate.providers.dataset.RowFormat;
import java.util.Optional;

/**
 * How training data is written for Amazon Bedrock's models. The formats are those of Amazon's pages
 * on preparing data for model customization, seen 2026-11-21.
 */
final class BedrockRows {

    private BedrockRows() {}

    /** Nova: the messages of the Converse API, in text and pictures. */
    static RowFormat conversation() {
        return new ConversationRows(Optional.empty());
    }

    /**
     * The same, where all pictures must be in one bucket, as Nova wants them to be in that of the
     * training data.
     *
     * @param owner the account that owns the bucket, twelve digits
     */
    static RowFormat conversation(String bucket, String owner) {
        return new ConversationRows(Optional.of(new PictureBucket(bucket, owner)));
    }

    /** Titan, Cohere and Llama: one prompt and one completion. */
    static RowFormat promptCompletion() {
        return new PromptRows();
    }

    /** Claude: a system prompt and messages, in text. */
    static RowFormat claude() {
        return new ClaudeRows();
    }
}
