package dev.tunegate.domain.finetuning;

import dev.tunegate.domain.shared.RandomId;

/** Names a checkpoint: {@code ftckpt_…}. */
public record CheckpointId(String value) {

    private static final String PREFIX = "ftckpt_";

    public CheckpointId {
        RandomId.checked(PREFIX, value);
    }

    public static CheckpointId fresh() {
        return new CheckpointId(PREFIX + RandomId.letters(24));
    }

    @Override
    public String toString() {
        return value;
    }
}
