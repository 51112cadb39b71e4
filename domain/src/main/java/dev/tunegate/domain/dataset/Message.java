package dev.tunegate.domain.dataset;

import java.util.List;
import java.util.Optional;

/** One turn of a conversation. A text alone is a list of one part. */
public sealed interface Message {

    /** What is said; empty where the message has no content. */
    List<Part> content();

    /** What the speaker is called, beside the role. */
    Optional<String> name();

    /** How the assistant is to behave. */
    record Instruction(Voice voice, List<Part> content, Optional<String> name) implements Message {
        public Instruction {
            content = List.copyOf(content);
        }
    }

    /** Who gives an instruction. */
    enum Voice {
        SYSTEM,
        DEVELOPER
    }

    /** What a person asks. */
    record User(List<Part> content, Optional<String> name) implements Message {
        public User {
            content = List.copyOf(content);
        }
    }

    /**
     * What the assistant says or calls.
     *
     * @param trained false where the model must not learn this answer, {@code weight: 0}
     */
    record Assistant(
            List<Part> content,
            Optional<String> refusal,
            List<ToolCall> calls,
            boolean trained,
            Optional<String> name)
            implements Message {
        public Assistant {
            content = List.copyOf(content);
            calls = List.copyOf(calls);
        }
    }

    /**
     * What a tool answered.
     *
     * @param call the id of the call that it answers
     */
    record ToolAnswer(String call, List<Part> content, Optional<String> name) implements Message {
        public ToolAnswer {
            content = List.copyOf(content);
        }
    }

    /** What a function answered, in the older form without ids. */
    record FunctionAnswer(String function, List<Part> content) implements Message {
        public FunctionAnswer {
            content = List.copyOf(content);
        }

        @Override
        public Optional<String> name() {
            return Optional.empty();
        }
    }
}
