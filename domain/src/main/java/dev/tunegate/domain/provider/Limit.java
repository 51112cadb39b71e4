package dev.tunegate.domain.provider;

/**
 * A bound that a provider sets, for people to read.
 *
 * @param name what is bounded, such as {@code file size}
 * @param value with its unit, such as {@code 512 MB}
 */
public record Limit(String name, String value, Source source) {}
