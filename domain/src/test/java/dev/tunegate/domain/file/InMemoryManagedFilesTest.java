package dev.tunegate.domain.file;

/** The fake keeps the contract. */
final class InMemoryManagedFilesTest implements ManagedFilesContract {

    private final ManagedFiles files = new InMemoryManagedFiles();

    @Override
    public ManagedFiles files() {
        return files;
    }
}
