package dev.tunegate.application.inference;

import dev.tunegate.domain.access.Caller;
import dev.tunegate.domain.inference.ChatAnswer;
import java.util.function.Consumer;

/**
 * A chat whose answer has begun.
 *
 * @param still throws what it would throw if the chat were asked for now by that caller; asks no
 *     database
 */
public record BegunChat(ChatAnswer answer, Consumer<Caller> still) {}
