package dev.tunegate.application.inference;

import dev.tunegate.domain.access.Caller;
import dev.tunegate.domain.inference.ModelAnswer;
import java.util.function.Consumer;

/**
 * A model's answer that has begun.
 *
 * @param still throws what it would throw if the model were asked now by that caller; asks no
 *     database
 */
public record BegunAnswer(ModelAnswer answer, Consumer<Caller> still) {}
