package dev.tunegate.domain.finetuning;

/** The fake passes the contract. */
final class InMemoryTrackedRunsTest implements TrackedRunsContract {

    private final InMemoryTrackedRuns runs = new InMemoryTrackedRuns();

    @Override
    public TrackedRuns runs() {
        return runs;
    }
}
