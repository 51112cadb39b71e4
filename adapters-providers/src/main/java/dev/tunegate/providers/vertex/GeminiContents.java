package dev.tunegate.providers.vertex;

import dev.tunegate.domain.dataset.Message;
import dev.tunegate.domain.dataset.Part;
import dev.tunegate.domain.dataset.ToolCall;
import dev.tunegate.providers.dataset.Attachments;
import dev.tunegate.providers.dataset.JsonCopy;
import dev.tunegate.providers.dataset.NotCarried;
import dev.tunegate.providers.dataset.OpenAiOnly;
import dev.tunegate.providers.dataset.PictureTerms;
import dev.tunegate.providers.dataset.Texts;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/**
 * The turns of a conversation as Gemini's contents. Turns of one speaker that follow each other are
 * one content with several parts, and so are the answers to calls made at the same time.
 */
final class GeminiContents {

    /** Google's pages on image tuning and image understanding, seen 2026-11-21. */
    private static final PictureTerms PICTURES =
            new PictureTerms("gs://", List.of("image/png", "image/jpeg", "image/webp"), 20_000_000);

    private final JsonGenerator row;
    private final Attachments attachments;
    private final PendingCalls calls = new PendingCalls();

    GeminiContents(JsonGenerator row, Attachments attachments) {
        this.row = row;
        this.attachments = attachments;
    }

    /** Writes the member {@code contents}. */
    void write(List<Message> turns) {
        row.writeArrayPropertyStart("contents");
        for (int at = 0; at < turns.size(); at++) {
            var side = Side.of(turns.get(at));
            if (at == 0 || Side.of(turns.get(at - 1)) != side) {
                begin(side);
            }
            turn(turns.get(at));
            if (at + 1 == turns.size() || Side.of(turns.get(at + 1)) != side) {
                end();
                requireModelAfterTool(side, turns, at + 1);
            }
        }
        row.writeEndArray();
    }

    private void begin(Side side) {
        row.writeStartObject();
        row.writeStringProperty("role", side.role());
        row.writeArrayPropertyStart("parts");
    }

    private void end() {
        row.writeEndArray();
        row.writeEndObject();
    }

    private static void requireModelAfterTool(Side side, List<Message> turns, int next) {
        if (side == Side.TOOL && next < turns.size() && Side.of(turns.get(next)) != Side.MODEL) {
            throw new NotCarried(
                    "user_after_tool",
                    "The assistant must speak after a tool has answered, before the user does.");
        }
    }

    private void turn(Message turn) {
        switch (turn) {
            case Message.User user -> {
                calls.requireNone();
                parts(user.content());
            }
            case Message.Assistant answer -> {
                calls.requireNone();
                answer(answer);
            }
            case Message.ToolAnswer answer -> toolAnswer(answer);
            case Message.FunctionAnswer answer -> {
                calls.answeredByName(answer.function());
                response(answer.function(), answer);
            }
            case Message.Instruction _ ->
                    throw new IllegalStateException("An instruction among the turns");
        }
    }

    private void toolAnswer(Message.ToolAnswer answer) {
        var function = calls.answered(answer.call());
        if (answer.name().filter(it -> !it.equals(function)).isPresent()) {
            throw OpenAiOnly.name();
        }
        response(function, answer);
    }

    private void answer(Message.Assistant answer) {
        boolean silent = answer.content().stream().allMatch(GeminiContents::isEmpty);
        if (!silent || answer.calls().isEmpty()) {
            parts(answer.content());
        }
        for (var call : answer.calls()) {
            call(call);
        }
        calls.add(answer.calls());
    }

    private static boolean isEmpty(Part part) {
        return part instanceof Part.Text text && text.text().isEmpty();
    }

    private void parts(List<Part> parts) {
        if (parts.isEmpty()) {
            throw Texts.empty();
        }
        for (var part : parts) {
            row.writeStartObject();
            part(part);
            row.writeEndObject();
        }
    }

    private void part(Part part) {
        switch (part) {
            case Part.Text text -> row.writeStringProperty("text", Texts.full(text.text()));
            case Part.Image image -> picture(image);
            case Part.Refusal _, Part.Other _ ->
                    throw new IllegalStateException("A part that was to be refused");
        }
    }

    private void picture(Part.Image image) {
        var picture = PICTURES.of(image, attachments);
        row.writeObjectPropertyStart("fileData");
        row.writeStringProperty("mimeType", picture.mimeType());
        row.writeStringProperty("fileUri", picture.uri());
        row.writeEndObject();
    }

    private void call(ToolCall call) {
        row.writeStartObject();
        row.writeObjectPropertyStart("functionCall");
        row.writeStringProperty("name", GeminiTools.name(call.name()));
        row.writeName("args");
        JsonCopy.object(call.arguments(), row);
        row.writeEndObject();
        row.writeEndObject();
    }

    /**
     * An answer is carried as text, whatever it looks like: an object that was read and written
     * again would not be the one that the model is shown at OpenAI.
     */
    private void response(String function, Message answer) {
        row.writeStartObject();
        row.writeObjectPropertyStart("functionResponse");
        row.writeStringProperty("name", GeminiTools.name(function));
        row.writeObjectPropertyStart("response");
        row.writeStringProperty("output", output(answer));
        row.writeEndObject();
        row.writeEndObject();
        row.writeEndObject();
    }

    /** What a tool answers may be empty: there is nothing to be learnt from it. */
    private static String output(Message answer) {
        if (answer.content().size() == 1 && answer.content().getFirst() instanceof Part.Text text) {
            return text.text();
        }
        return Texts.one(answer);
    }

    /** Who fills a content. */
    private enum Side {
        USER("user"),
        MODEL("model"),
        TOOL("user");

        private final String role;

        Side(String role) {
            this.role = role;
        }

        String role() {
            return role;
        }

        static Side of(Message turn) {
            return switch (turn) {
                case Message.User _, Message.Instruction _ -> USER;
                case Message.Assistant _ -> MODEL;
                case Message.ToolAnswer _, Message.FunctionAnswer _ -> TOOL;
            };
        }
    }
}
