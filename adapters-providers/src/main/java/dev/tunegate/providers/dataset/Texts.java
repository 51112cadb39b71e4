package dev.tunegate.providers.dataset;

import dev.tunegate.domain.dataset.Message;
import dev.tunegate.domain.dataset.Part;
import java.util.List;

/** The words of a message, where a format takes nothing else. */
public final class Texts {

    private Texts() {}

    /**
     * The message's texts, in order.
     *
     * @throws NotCarried if one is empty, there is none, or something is no text
     */
    public static List<String> of(Message message) {
        var texts = message.content().stream().map(Texts::text).toList();
        if (texts.isEmpty()) {
            throw empty();
        }
        return texts;
    }

    /**
     * The one text of the message.
     *
     * @throws NotCarried if it is empty, or there are several
     */
    public static String one(Message message) {
        var texts = of(message);
        if (texts.size() > 1) {
            throw several();
        }
        return texts.getFirst();
    }

    /**
     * @throws NotCarried if the text is empty
     */
    public static String full(String text) {
        if (text.isEmpty()) {
            throw empty();
        }
        return text;
    }

    /** The refusal of texts that would have to be glued together. */
    public static NotCarried several() {
        return new NotCarried(
                "several_parts",
                "The content has several parts where one text is wanted; join them into one.");
    }

    private static String text(Part part) {
        return switch (part) {
            case Part.Text text -> full(text.text());
            case Part.Image _ ->
                    throw new NotCarried(
                            "image_part",
                            "A picture cannot be carried over here; leave it out, or train a model"
                                    + " whose format takes pictures.");
            case Part.Refusal _, Part.Other _ ->
                    throw new NotCarried("content_part", "Only text can be carried over here.");
        };
    }

    /** The refusal of a message that says nothing. */
    public static NotCarried empty() {
        return new NotCarried(
                "empty_content", "A message or text is empty; say something, or leave it out.");
    }
}
