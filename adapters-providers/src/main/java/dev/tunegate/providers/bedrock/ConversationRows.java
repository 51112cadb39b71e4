package dev.tunegate.providers.bedrock;

import dev.tunegate.domain.dataset.Example;
import dev.tunegate.domain.dataset.Message;
import dev.tunegate.domain.dataset.Part;
import dev.tunegate.providers.dataset.Attachments;
import dev.tunegate.providers.dataset.Expected;
import dev.tunegate.providers.dataset.NotCarried;
import dev.tunegate.providers.dataset.PictureTerms;
import dev.tunegate.providers.dataset.RowFormat;
import dev.tunegate.providers.dataset.Texts;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/** Rows for Nova: system texts and messages whose content is a list of blocks. */
final class ConversationRows implements RowFormat {

    /** The page on distillation also prints "conversion"; its examples and Nova's do not. */
    private static final String SCHEMA = "bedrock-conversation-2024";

    /** In one row; Amazon's page on preparing data for Nova, seen 2026-11-21. */
    private static final int MOST_PICTURES = 10;

    /**
     * Types that Nova 1 and Nova 2 both are trained on; WebP is of Nova 1 alone. Amazon's pages on
     * preparing data for both, seen 2026-11-21.
     */
    private static final PictureTerms PICTURES =
            new PictureTerms("s3://", List.of("image/png", "image/jpeg", "image/gif"), 10 << 20);

    private final Optional<PictureBucket> home;

    /**
     * @param home the only bucket that pictures may be in, where it is known
     */
    ConversationRows(Optional<PictureBucket> home) {
        this.home = home;
    }

    @Override
    public String name() {
        return "Bedrock conversation (" + SCHEMA + "), JSON Lines";
    }

    @Override
    public void write(Example example, JsonGenerator row, Attachments attachments) {
        var dialogue = TextDialogue.of(Expected.chat(example));
        row.writeStartObject();
        row.writeStringProperty("schemaVersion", SCHEMA);
        system(dialogue.instructions(), row);
        row.writeArrayPropertyStart("messages");
        int pictures = 0;
        for (var turn : dialogue.turns()) {
            pictures += message(turn, row, attachments);
        }
        if (pictures > MOST_PICTURES) {
            throw new NotCarried(
                    "too_many_images",
                    "The row has more than " + MOST_PICTURES + " pictures; split it.");
        }
        row.writeEndArray();
        row.writeEndObject();
    }

    private static void system(List<Message.Instruction> instructions, JsonGenerator row) {
        if (instructions.isEmpty()) {
            return;
        }
        row.writeArrayPropertyStart("system");
        for (var instruction : instructions) {
            for (var text : Texts.of(instruction)) {
                block(ReservedWords.none(text), row);
            }
        }
        row.writeEndArray();
    }

    /** Returns how many pictures it has. */
    private int message(Message turn, JsonGenerator row, Attachments attachments) {
        row.writeStartObject();
        row.writeStringProperty("role", TextDialogue.role(turn));
        row.writeArrayPropertyStart("content");
        int pictures = 0;
        if (turn instanceof Message.User user) {
            pictures = question(user, row, attachments);
        } else {
            Texts.of(turn).forEach(it -> block(it, row));
        }
        row.writeEndArray();
        row.writeEndObject();
        return pictures;
    }

    private int question(Message.User user, JsonGenerator row, Attachments attachments) {
        if (user.content().isEmpty()) {
            throw Texts.empty();
        }
        int pictures = 0;
        for (var part : user.content()) {
            if (part instanceof Part.Image image) {
                picture(image, row, attachments);
                pictures++;
            } else if (part instanceof Part.Text text) {
                block(ReservedWords.none(Texts.full(text.text())), row);
            }
        }
        return pictures;
    }

    private static void block(String text, JsonGenerator row) {
        row.writeStartObject();
        row.writeStringProperty("text", text);
        row.writeEndObject();
    }

    private void picture(Part.Image image, JsonGenerator row, Attachments attachments) {
        var picture = PICTURES.of(image, attachments);
        row.writeStartObject();
        row.writeObjectPropertyStart("image");
        row.writeStringProperty("format", picture.mimeType().substring("image/".length()));
        row.writeObjectPropertyStart("source");
        row.writeObjectPropertyStart("s3Location");
        row.writeStringProperty("uri", picture.uri());
        home.ifPresent(it -> it.write(picture, row));
        row.writeEndObject();
        row.writeEndObject();
        row.writeEndObject();
        row.writeEndObject();
    }
}
