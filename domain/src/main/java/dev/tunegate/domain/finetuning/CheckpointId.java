package dev.tunegate.domain.finetuning;

import dev.tunegate.domain.shared.RandomId;

/** Names a checkpoint: {@code ftckpt_…}. */
public record CheckpointId(String value) {

    private static final String PREFIX = "ftckpt_";

    public CheckpointId {
        RandomId.checked(PREFIX, value);
    }

    /** Whether a caller's word looks like one. */
    public static boolean isOne(String word) {
        return word.matches(PREFIX + "[0-9A-Za-z]{1,40}");
    }

    public static CheckpointId fresh() {
        return new CheckpointId(PREFIX + RandomId.letters(24));
    }

    @Override
    public String toString() {
        return value;
    }
}
