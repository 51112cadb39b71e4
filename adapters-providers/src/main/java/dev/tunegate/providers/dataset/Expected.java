package dev.tunegate.providers.dataset;

import dev.tunegate.domain.dataset.Conversation;
import dev.tunegate.domain.dataset.Example;

/** The kind of example that a format takes; every other kind is refused. */
public final class Expected {

    private Expected() {}

    /**
     * @throws NotCarried if it is no chat example
     */
    public static Conversation chat(Example example) {
        return switch (example) {
            case Example.Chat chat -> chat.conversation();
            case Example.Completion _, Example.Preference _, Example.Reinforcement _ ->
                    throw other(example, "chat rows, with 'messages' that hold the answer");
        };
    }

    /**
     * @throws NotCarried if it is no preference
     */
    public static Example.Preference preference(Example example) {
        return switch (example) {
            case Example.Preference preference -> preference;
            case Example.Chat _, Example.Completion _, Example.Reinforcement _ ->
                    throw other(
                            example,
                            "preference rows, with 'input', 'preferred_output' and"
                                    + " 'non_preferred_output'");
        };
    }

    /** The refusal of an example of another kind than those that are wanted. */
    public static NotCarried other(Example example, String wanted) {
        var kind =
                switch (example.format()) {
                    case CHAT -> "chat";
                    case COMPLETION -> "completion";
                    case PREFERENCE -> "preference";
                    case REINFORCEMENT -> "reinforcement";
                };
        return new NotCarried(
                kind + "_row",
                "This is a " + kind + " row; this format is made of " + wanted + ".");
    }
}
