package dev.tunegate.domain.finetuning;

/** The fake keeps the contract. */
final class InMemoryJobLogTest implements JobLogContract {

    private final JobLog log = new InMemoryJobLog();

    @Override
    public JobLog log() {
        return log;
    }
}
