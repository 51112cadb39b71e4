package dev.tunegate.domain.finetuning;

import dev.tunegate.domain.shared.RandomId;

/** Names a checkpoint's permission: {@code cp_…}. */
public record CheckpointPermissionId(String value) {

    private static final String PREFIX = "cp_";

    public CheckpointPermissionId {
        RandomId.checked(PREFIX, value);
    }

    public static CheckpointPermissionId fresh() {
        return new CheckpointPermissionId(PREFIX + RandomId.letters(24));
    }

    @Override
    public String toString() {
        return value;
    }
}
