package dev.tunegate.persistence.secret;

import dev.tunegate.domain.key.Pepper;
import dev.tunegate.domain.secret.EncryptionKeys;
import dev.tunegate.domain.secret.RootKey;
import dev.tunegate.domain.secret.RootKeys;
import dev.tunegate.domain.shared.SettableClock;
import dev.tunegate.persistence.shared.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Seals for tests of what stores secrets. */
public final class TestSeals {

    public static final Pepper PEPPER = pepper("a pepper of 32 bytes, not one less");

    private TestSeals() {}

    public static Pepper pepper(String bytes) {
        return new Pepper(bytes.getBytes(StandardCharsets.UTF_8));
    }

    public static SealedIds ids() {
        return new SealedIds(PEPPER);
    }

    /** The seal of this database, under the pepper of tests. */
    public static Seal in(TestDatabase database) {
        return new Seal(keyring(database, RootKey.of(PEPPER)), PEPPER);
    }

    /** The keys of this database, and what is sealed under them in one column. */
    public static EncryptionKeys keysIn(TestDatabase database, SealedColumn column) {
        var keyring = keyring(database, RootKey.of(PEPPER));
        var seal = new Seal(keyring, PEPPER);
        return new JdbcEncryptionKeys(database.db(), keyring, seal, List.of(column));
    }

    static Keyring keyring(TestDatabase database, RootKey current, RootKey... former) {
        return Keyring.open(
                database.db(),
                database.transactions(),
                new RootKeys(current, List.of(former)),
                SettableClock.atNoon());
    }
}
