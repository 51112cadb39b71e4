package dev.tunegate.domain.batch;

/**
 * What the rows of a batch must say at a provider.
 *
 * @param url of each row, and the endpoint of the batch
 * @param model of each request
 */
public record RowWords(String url, String model) {}
