package dev.tunegate.domain.catalog;

import dev.tunegate.domain.shared.InMemoryTable;
import dev.tunegate.domain.shared.Undoable;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Credentials for as long as a test runs. */
public final class InMemoryCredentials implements Credentials, Undoable {

    private final InMemoryTable<CredentialName, Credential> rows = new InMemoryTable<>();

    @Override
    public boolean add(Credential credential) {
        return rows.addIfAbsent(credential.name(), credential);
    }

    @Override
    public Optional<Credential> find(CredentialName name) {
        return rows.find(name);
    }

    @Override
    public List<Credential> all() {
        return rows.where(_ -> true).sorted(Comparator.comparing(it -> it.name().value())).toList();
    }

    @Override
    public Optional<Credential> change(CredentialName name, UnaryOperator<Credential> change) {
        return rows.change(name, change);
    }

    @Override
    public boolean remove(CredentialName name) {
        return rows.remove(name);
    }

    @Override
    public Runnable savepoint() {
        return rows.savepoint();
    }
}
