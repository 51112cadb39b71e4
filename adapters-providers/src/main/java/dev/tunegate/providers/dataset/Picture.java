package dev.tunegate.providers.dataset;

/**
 * A picture where the provider can fetch it.
 *
 * @param mimeType such as {@code image/png}
 */
public record Picture(String mimeType, String uri) {}
