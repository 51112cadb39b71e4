package dev.tunegate.providers.bedrock;

import dev.tunegate.domain.dataset.Conversation;
import dev.tunegate.domain.dataset.Example;
import dev.tunegate.providers.dataset.Attachments;
import dev.tunegate.providers.dataset.Expected;
import dev.tunegate.providers.dataset.NotCarried;
import dev.tunegate.providers.dataset.OpenAiOnly;
import dev.tunegate.providers.dataset.RowFormat;
import dev.tunegate.providers.dataset.Texts;
import tools.jackson.core.JsonGenerator;

/** Rows with one prompt and one completion. */
final class PromptRows implements RowFormat {

    @Override
    public String name() {
        return "Bedrock prompt and completion, JSON Lines";
    }

    @Override
    public void write(Example example, JsonGenerator row, Attachments attachments) {
        switch (example) {
            case Example.Chat chat -> chat(chat.conversation(), row);
            case Example.Completion it -> {
                OpenAiOnly.refuse(it.more());
                write(Texts.full(it.prompt()), Texts.full(it.completion()), row);
            }
            case Example.Preference _, Example.Reinforcement _ ->
                    throw Expected.other(
                            example, "completion rows, or chat rows with one question and answer");
        }
    }

    private static void chat(Conversation conversation, JsonGenerator row) {
        var dialogue = TextDialogue.of(conversation);
        if (!dialogue.instructions().isEmpty()) {
            throw new NotCarried(
                    "instruction",
                    "A prompt has no place for a system or developer message; write it into the"
                            + " user's.");
        }
        if (dialogue.turns().size() != 2) {
            throw new NotCarried(
                    "several_turns",
                    "A row is one prompt and one completion; this one has more turns.");
        }
        write(Texts.one(dialogue.turns().getFirst()), Texts.one(dialogue.turns().getLast()), row);
    }

    private static void write(String prompt, String completion, JsonGenerator row) {
        row.writeStartObject();
        row.writeStringProperty("prompt", prompt);
        row.writeStringProperty("completion", completion);
        row.writeEndObject();
    }
}
