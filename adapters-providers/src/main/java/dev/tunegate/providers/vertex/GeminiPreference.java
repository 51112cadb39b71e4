package dev.tunegate.providers.vertex;

import dev.tunegate.domain.dataset.Example;
import dev.tunegate.domain.dataset.Message;
import dev.tunegate.providers.dataset.Attachments;
import dev.tunegate.providers.dataset.Dialogue;
import dev.tunegate.providers.dataset.Expected;
import dev.tunegate.providers.dataset.NotCarried;
import dev.tunegate.providers.dataset.OpenAiOnly;
import dev.tunegate.providers.dataset.RowFormat;
import dev.tunegate.providers.dataset.Texts;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/** Rows of Gemini's preference tuning: text only, a question and two scored completions. */
final class GeminiPreference implements RowFormat {

    @Override
    public String name() {
        return "Gemini preference tuning, JSON Lines";
    }

    @Override
    public void write(Example example, JsonGenerator row, Attachments attachments) {
        var preference = Expected.preference(example);
        OpenAiOnly.refuse(preference.more());
        OpenAiOnly.refuse(preference.input());
        OpenAiOnly.refuse(preference.preferred());
        OpenAiOnly.refuse(preference.other());
        if (!preference.input().tools().isEmpty()) {
            throw noTools();
        }
        var dialogue =
                Dialogue.of(preference.input().messages())
                        .withOneInstructionAtMost()
                        .fromUser()
                        .toUser();
        row.writeStartObject();
        GeminiSupervised.instruction("system_instruction", dialogue.instructions(), row);
        contents(dialogue.turns(), row);
        row.writeArrayPropertyStart("completions");
        completion(1, preference.preferred(), row);
        completion(0, preference.other(), row);
        row.writeEndArray();
        row.writeEndObject();
    }

    private static void contents(List<Message> turns, JsonGenerator row) {
        row.writeArrayPropertyStart("contents");
        for (int from = 0, to; from < turns.size(); from = to) {
            to = from + 1;
            while (to < turns.size() && role(turns.get(to)).equals(role(turns.get(from)))) {
                to++;
            }
            content(turns.subList(from, to), row);
        }
        row.writeEndArray();
    }

    private static void content(List<? extends Message> turns, JsonGenerator row) {
        row.writeStartObject();
        row.writeStringProperty("role", role(turns.getFirst()));
        var texts = turns.stream().flatMap(it -> Texts.of(it).stream()).toList();
        GeminiSupervised.texts(texts, row);
        row.writeEndObject();
    }

    private static void completion(int score, Message.Assistant answer, JsonGenerator row) {
        row.writeStartObject();
        row.writeNumberProperty("score", score);
        row.writeName("completion");
        content(List.of(answer), row);
        row.writeEndObject();
    }

    private static String role(Message turn) {
        return switch (turn) {
            case Message.User _ -> "user";
            case Message.Assistant answer when answer.calls().isEmpty() -> "model";
            case Message.Assistant _, Message.ToolAnswer _, Message.FunctionAnswer _ ->
                    throw noTools();
            case Message.Instruction _ ->
                    throw new IllegalStateException("An instruction among the turns");
        };
    }

    private static NotCarried noTools() {
        return new NotCarried(
                "tools", "Preference tuning takes text only; the row offers or calls tools.");
    }
}
