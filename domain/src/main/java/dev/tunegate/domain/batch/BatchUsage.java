package dev.tunegate.domain.batch;

/**
 * The tokens that a batch has taken.
 *
 * @param input those that were read
 * @param cached those of them that came from the provider's cache
 * @param output those that were written
 * @param reasoning those of them that nobody sees
 */
public record BatchUsage(long input, long cached, long output, long reasoning) {

    public static final BatchUsage NONE = new BatchUsage(0, 0, 0, 0);

    public long total() {
        return input + output;
    }

    public BatchUsage plus(BatchUsage other) {
        return new BatchUsage(
                input + other.input,
                cached + other.cached,
                output + other.output,
                reasoning + other.reasoning);
    }
}
