package dev.tunegate.providers.dataset;

/** Where a row's pictures are put. */
@FunctionalInterface
public interface Attachments {

    /**
     * Keeps the bytes. The name must come from them alone: a row that is written again must come
     * out the same.
     *
     * @return the URI that the row then holds
     */
    String keep(String mimeType, byte[] bytes);
}
