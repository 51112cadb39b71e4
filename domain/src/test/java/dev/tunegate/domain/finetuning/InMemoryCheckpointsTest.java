package dev.tunegate.domain.finetuning;

/** The fake keeps the contract. */
final class InMemoryCheckpointsTest implements CheckpointsContract {

    private final Checkpoints checkpoints = new InMemoryCheckpoints();

    @Override
    public Checkpoints checkpoints() {
        return checkpoints;
    }
}
