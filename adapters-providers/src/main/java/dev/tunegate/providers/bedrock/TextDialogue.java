package dev.tunegate.providers.bedrock;

import dev.tunegate.domain.dataset.Conversation;
import dev.tunegate.domain.dataset.Message;
import dev.tunegate.providers.dataset.Dialogue;
import dev.tunegate.providers.dataset.NotCarried;
import dev.tunegate.providers.dataset.OpenAiOnly;

/** A conversation in which user and assistant take turns and nobody calls tools. */
final class TextDialogue {

    private TextDialogue() {}

    /**
     * @throws NotCarried if it is something else
     */
    static Dialogue of(Conversation conversation) {
        OpenAiOnly.refuse(conversation);
        if (!conversation.tools().isEmpty()
                || conversation.messages().stream().anyMatch(TextDialogue::isTool)) {
            throw new NotCarried(
                    "tools",
                    "The row offers or calls tools, which cannot be trained here; leave it out.");
        }
        return Dialogue.of(conversation.messages()).fromUser().toAssistant().inTurns();
    }

    private static boolean isTool(Message message) {
        return switch (message) {
            case Message.Assistant answer -> !answer.calls().isEmpty();
            case Message.ToolAnswer _, Message.FunctionAnswer _ -> true;
            case Message.Instruction _, Message.User _ -> false;
        };
    }

    static String role(Message turn) {
        return turn instanceof Message.User ? "user" : "assistant";
    }
}
