package dev.tunegate.providers.vertex;

import dev.tunegate.domain.dataset.Conversation;
import dev.tunegate.domain.dataset.Example;
import dev.tunegate.domain.dataset.Message;
import dev.tunegate.domain.dataset.Part;
import dev.tunegate.providers.dataset.Attachments;
import dev.tunegate.providers.dataset.Dialogue;
import dev.tunegate.providers.dataset.Expected;
import dev.tunegate.providers.dataset.NotCarried;
import dev.tunegate.providers.dataset.OpenAiOnly;
import dev.tunegate.providers.dataset.RowFormat;
import dev.tunegate.providers.dataset.Texts;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/** Rows of Gemini's supervised tuning: an instruction, contents, and tools. */
final class GeminiSupervised implements RowFormat {

    /** In one example; Google's page on image tuning, seen 2026-11-21. */
    private static final int MOST_PICTURES = 30;

    @Override
    public String name() {
        return "Gemini supervised tuning, JSON Lines";
    }

    @Override
    public void write(Example example, JsonGenerator row, Attachments attachments) {
        var conversation = Expected.chat(example);
        OpenAiOnly.refuse(conversation);
        requireFewPictures(conversation);
        var dialogue =
                Dialogue.of(conversation.messages())
                        .withOneInstructionAtMost()
                        .fromUser()
                        .toAssistant();
        row.writeStartObject();
        instruction("systemInstruction", dialogue.instructions(), row);
        new GeminiContents(row, attachments).write(dialogue.turns());
        GeminiTools.write(conversation.tools(), row);
        row.writeEndObject();
    }

    /** Google ignores the role of an instruction, and the pages on tuning show it. */
    static void instruction(
            String member, List<Message.Instruction> instructions, JsonGenerator row) {
        for (var instruction : instructions) {
            row.writeObjectPropertyStart(member);
            row.writeStringProperty("role", "system");
            texts(Texts.of(instruction), row);
            row.writeEndObject();
        }
    }

    /** Writes the member {@code parts}. */
    static void texts(List<String> texts, JsonGenerator row) {
        row.writeArrayPropertyStart("parts");
        for (var text : texts) {
            row.writeStartObject();
            row.writeStringProperty("text", text);
            row.writeEndObject();
        }
        row.writeEndArray();
    }

    private static void requireFewPictures(Conversation conversation) {
        long pictures =
                conversation.messages().stream()
                        .flatMap(it -> it.content().stream())
                        .filter(Part.Image.class::isInstance)
                        .count();
        if (pictures > MOST_PICTURES) {
            throw new NotCarried(
                    "too_many_images",
                    "The row has more than " + MOST_PICTURES + " pictures; split it.");
        }
    }
}
