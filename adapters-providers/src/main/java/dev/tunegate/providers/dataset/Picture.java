package dev.tunegate.providers.dataset;

/**
 * A picture where the provider can fetch it.
 *
 * @param mimeType such as {@code image/png}
 * @param kept whether it stood in the row and has been put where it is
 */
public record Picture(String mimeType, String uri, boolean kept) {}
