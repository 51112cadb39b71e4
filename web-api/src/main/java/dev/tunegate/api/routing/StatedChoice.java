package dev.tunegate.api.routing;

import dev.tunegate.domain.catalog.ProviderChoice;

/**
 * A caller's choice, and how it was said.
 *
 * @param words equal for requests that say the same; empty if nothing was said. What is left to
 *     chance is not in it, so that a request stays equal to its repetition.
 */
public record StatedChoice(ProviderChoice choice, String words) {}
