package dev.tunegate.providers.bedrock;

import dev.tunegate.domain.dataset.Example;
import dev.tunegate.providers.dataset.Attachments;
import dev.tunegate.providers.dataset.Expected;
import dev.tunegate.providers.dataset.RowFormat;
import dev.tunegate.providers.dataset.Texts;
import tools.jackson.core.JsonGenerator;

/** Rows for Claude: a system text, and messages with one text each. */
final class ClaudeRows implements RowFormat {

    @Override
    public String name() {
        return "Bedrock Claude, JSON Lines";
    }

    @Override
    public void write(Example example, JsonGenerator row, Attachments attachments) {
        var dialogue = TextDialogue.of(Expected.chat(example)).withOneInstructionAtMost();
        row.writeStartObject();
        for (var instruction : dialogue.instructions()) {
            row.writeStringProperty("system", Texts.one(instruction));
        }
        row.writeArrayPropertyStart("messages");
        for (var turn : dialogue.turns()) {
            row.writeStartObject();
            row.writeStringProperty("role", TextDialogue.role(turn));
            row.writeStringProperty("content", Texts.one(turn));
            row.writeEndObject();
        }
        row.writeEndArray();
        row.writeEndObject();
    }
}
