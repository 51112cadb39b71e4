package dev.tunegate.providers.bedrock;

import dev.tunegate.providers.dataset.RowFormat;

/** Bedrock's row formats for tests that ask all providers. */
public final class BedrockFormats {

    private BedrockFormats() {}

    public static RowFormat conversation() {
        return BedrockRows.conversation();
    }

    public static RowFormat promptCompletion() {
        return BedrockRows.promptCompletion();
    }

    public static RowFormat claude() {
        return BedrockRows.claude();
    }
}
