package dev.tunegate.providers.simulator;

/**
 * What the simulator needs to know of a chat request.
 *
 * @param last the text of the last user message, as far as it is needed
 * @param characters of all messages
 * @param usageAtEnd whether a streamed answer is to end with a count of its tokens
 */
record ChatQuestion(String last, long characters, boolean streamed, boolean usageAtEnd) {

    private static final int CHARACTERS_PER_TOKEN = 4;

    long tokens() {
        return tokensOf(characters);
    }

    static long tokensOf(long characters) {
        return (characters + CHARACTERS_PER_TOKEN - 1) / CHARACTERS_PER_TOKEN;
    }
}
