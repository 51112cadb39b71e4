package dev.tunegate.application.file;

/**
 * What this gateway takes in.
 *
 * @param maxBytes the largest file; OpenAI takes 512 MB at once and 8 GB in parts
 */
public record FileLimits(long maxBytes) {

    /** 8 GiB, so that one direct upload carries what OpenAI needs parts for. */
    public static final FileLimits DEFAULT = new FileLimits(8L << 30);
}
