package dev.tunegate.domain.dataset;

import java.util.Optional;

/**
 * An assistant's wish that a tool be run.
 *
 * @param id by which the answer refers to it; empty for the older form, {@code function_call}
 * @param arguments a JSON value, usually an object; the text that the model would write
 */
public record ToolCall(Optional<String> id, String name, String arguments) {}
