package dev.tunegate.providers.dataset;

import dev.tunegate.domain.dataset.Message;
import java.util.List;

/**
 * A conversation as other providers see it: instructions first, then turns.
 *
 * @param instructions those at its start
 * @param turns from the first one of somebody else; no instructions among them
 */
public record Dialogue(List<Message.Instruction> instructions, List<Message> turns) {

    public Dialogue {
        instructions = List.copyOf(instructions);
        turns = List.copyOf(turns);
    }

    /**
     * @throws NotCarried if an instruction comes after somebody else has spoken, or nobody speaks
     */
    public static Dialogue of(List<Message> messages) {
        var instructions =
                messages.stream()
                        .takeWhile(Message.Instruction.class::isInstance)
                        .map(Message.Instruction.class::cast)
                        .toList();
        var turns = messages.subList(instructions.size(), messages.size());
        if (turns.stream().anyMatch(Message.Instruction.class::isInstance)) {
            throw new NotCarried(
                    "late_instruction",
                    "A system or developer message can only stand at the start; move it there, or"
                            + " into the next user message.");
        }
        if (turns.isEmpty()) {
            throw new NotCarried("no_turns", "The row holds nothing but instructions.");
        }
        return new Dialogue(instructions, turns);
    }

    /**
     * @throws NotCarried if there is more than one instruction
     */
    public Dialogue withOneInstructionAtMost() {
        if (instructions.size() > 1) {
            throw new NotCarried(
                    "several_instructions",
                    "The row has several system or developer messages; join them into one.");
        }
        return this;
    }

    /**
     * @throws NotCarried unless the first turn is a user's
     */
    public Dialogue fromUser() {
        if (!(turns.getFirst() instanceof Message.User)) {
            throw new NotCarried(
                    "starts_without_user", "The first turn must be a user's; add the question.");
        }
        return this;
    }

    /**
     * @throws NotCarried unless the last turn is an assistant's
     */
    public Dialogue toAssistant() {
        if (!(turns.getLast() instanceof Message.Assistant)) {
            throw new NotCarried(
                    "ends_without_assistant",
                    "The last turn must be an assistant's; remove what comes after it.");
        }
        return this;
    }

    /**
     * @throws NotCarried unless the last turn is a user's
     */
    public Dialogue toUser() {
        if (!(turns.getLast() instanceof Message.User)) {
            throw new NotCarried(
                    "ends_without_user", "The last turn must be a user's, which is answered.");
        }
        return this;
    }

    /**
     * @throws NotCarried if one speaks twice in a row
     */
    public Dialogue inTurns() {
        for (int at = 1; at < turns.size(); at++) {
            if (turns.get(at).getClass() == turns.get(at - 1).getClass()) {
                throw new NotCarried(
                        "same_role_twice",
                        "User and assistant must take turns; join the messages of one that follow"
                                + " each other.");
            }
        }
        return this;
    }
}
