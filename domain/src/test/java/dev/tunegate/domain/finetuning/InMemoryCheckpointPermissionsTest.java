package dev.tunegate.domain.finetuning;

/** The fake itself. */
final class InMemoryCheckpointPermissionsTest implements CheckpointPermissionsContract {

    private final CheckpointPermissions permissions = new InMemoryCheckpointPermissions();

    @Override
    public CheckpointPermissions permissions() {
        return permissions;
    }
}
