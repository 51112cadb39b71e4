package dev.tunegate.providers.dataset;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much of a training file is looked at in one go.
 *
 * @param maxLineBytes the longest line that is read; images inside of rows may need more
 */
@ConfigurationProperties("tunegate.dataset")
public record DatasetLimits(@DefaultValue("4194304") int maxLineBytes) {

    public static final DatasetLimits DEFAULT = new DatasetLimits(4 << 20);

    /** No setting lets a longer line in. */
    static final int LONGEST_LINE = 256 << 20;

    public DatasetLimits {
        if (maxLineBytes < 1024 || maxLineBytes > LONGEST_LINE) {
            throw new IllegalArgumentException("max-line-bytes " + maxLineBytes);
        }
    }
}
