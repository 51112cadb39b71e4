package dev.tunegate.domain.file;

import dev.tunegate.domain.shared.SettableClock;

/** The fake keeps the contract. */
final class InMemoryFileContentsTest implements FileContentsContract {

    private final FileContents contents = new InMemoryFileContents(SettableClock.atNoon());

    @Override
    public FileContents contents() {
        return contents;
    }
}
