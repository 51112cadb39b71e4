package dev.tunegate.persistence.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.crypto.tink.subtle.AesGcmJce;
import dev.tunegate.domain.catalog.Secret;
import dev.tunegate.domain.key.Pepper;
import dev.tunegate.domain.secret.EncryptionKey;
import dev.tunegate.domain.secret.EncryptionKeys;
import dev.tunegate.domain.secret.EncryptionKeysContract;
import dev.tunegate.domain.secret.RootKey;
import dev.tunegate.domain.secret.WrongRootKey;
import dev.tunegate.domain.shared.Race;
import dev.tunegate.persistence.access.JdbcCallerAccounts;
import dev.tunegate.persistence.catalog.JdbcCredentials;
import dev.tunegate.persistence.shared.Columns;
import dev.tunegate.persistence.shared.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Encryption keys, and secrets under them, in a real database. */
final class JdbcEncryptionKeysTest implements EncryptionKeysContract {

    private static final TestDatabase DATABASE = new TestDatabase();
    private static final RootKey ROOT = RootKey.of(TestSeals.PEPPER);
    private static final RootKey OTHER = root("another root key, of 32 bytes or more");

    private Keyring keyring;
    private Seal seal;
    private EncryptionKeys keys;
    private int stored;

    private static RootKey root(String text) {
        return RootKey.of(text.getBytes(StandardCharsets.UTF_8));
    }

    @BeforeEach
    void openAnew() {
        DATABASE.empty("caller_account", "encryption_key");
        node(ROOT);
    }

    private void node(RootKey root, RootKey... former) {
        keyring = TestSeals.keyring(DATABASE, root, former);
        seal = new Seal(keyring, TestSeals.PEPPER);
        keys =
                new JdbcEncryptionKeys(
                        DATABASE.db(),
                        keyring,
                        seal,
                        List.of(JdbcCallerAccounts.CREDENTIAL, JdbcCredentials.SECRETS));
    }

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @Override
    public EncryptionKeys keys() {
        return keys;
    }

    @Override
    public void storeSecret() {
        var id = "own-%04d".formatted(stored++);
        store(id, fresh().closed(new Secret("secret " + id), id + " https://a.example"));
    }

    /** A node that has just started knows the newest key. */
    private static Seal fresh() {
        return TestSeals.in(DATABASE);
    }

    private static void store(String id, byte[] sealed) {
        DATABASE.db()
                .sql(
                        """
                        INSERT INTO caller_account (id, owner, provider, address, credential_hash,
                            credential, created_at, last_at)
                        VALUES (:id, 'o', 'openai', 'https://a.example', :id, :sealed, now(), now())
                        """)
                .param("id", id)
                .param("sealed", sealed)
                .update();
    }

    private static byte[] sealed(String id) {
        return DATABASE.db()
                .sql("SELECT credential FROM caller_account WHERE id = ?")
                .param(id)
                .query((row, _) -> row.getBytes(1))
                .single();
    }

    private String opened(Seal by, String id) {
        return by.opened(sealed(id), id + " https://a.example").reveal();
    }

    @Test
    void a_secret_opens_before_during_and_after_a_rotation_on_a_node_that_was_not_told() {
        storeSecret();
        keys.add(NOON);
        storeSecret();

        assertThat(opened(seal, "own-0000")).isEqualTo("secret own-0000");
        assertThat(opened(seal, "own-0001")).isEqualTo("secret own-0001");

        keys.reseal();
        keys.retire(NOON.plusSeconds(1));

        assertThat(keys.all()).hasSize(1);
        assertThat(opened(seal, "own-0000")).isEqualTo("secret own-0000");
        assertThat(opened(fresh(), "own-0000")).isEqualTo("secret own-0000");
    }

    @Test
    void another_node_seals_under_the_new_key_within_a_second() {
        var now = new AtomicLong();
        var elsewhere =
                Keyring.open(
                        DATABASE.db(),
                        DATABASE.transactions(),
                        new dev.tunegate.domain.secret.RootKeys(ROOT, List.of()),
                        dev.tunegate.domain.shared.SettableClock.atNoon(),
                        now::get);
        var former = elsewhere.primary().id();

        var added = keys.add(NOON);

        assertThat(elsewhere.primary().id()).isEqualTo(former);
        now.addAndGet(1_000_000_001L);
        assertThat(elsewhere.primary().id()).isEqualTo(added.id().value());
    }

    @Test
    void more_secrets_than_a_batch_are_resealed_by_two_nodes_at_once_and_none_is_lost() {
        for (int i = 0; i < 250; i++) {
            storeSecret();
        }
        keys.add(NOON);
        var done = new AtomicLong();

        Race.of(2, () -> done.addAndGet(keys.reseal()));

        assertThat(done).hasValue(250);
        assertThat(keys.all()).extracting(EncryptionKey::values).containsExactly(250L, 0L);
        for (int i = 0; i < 250; i++) {
            var id = "own-%04d".formatted(i);
            assertThat(opened(seal, id)).isEqualTo("secret " + id);
        }
    }

    @Test
    void what_a_former_release_sealed_opens_and_is_resealed() throws GeneralSecurityException {
        var former = new AesGcmJce(TestSeals.PEPPER.keyFor("tunegate caller credentials, 1"));
        store(
                "own-old",
                former.encrypt(
                        "sk-old".getBytes(StandardCharsets.UTF_8),
                        "own-old https://a.example".getBytes(StandardCharsets.UTF_8)));

        assertThat(keys.formerValues()).isOne();
        assertThat(opened(seal, "own-old")).isEqualTo("sk-old");

        assertThat(keys.reseal()).isOne();

        assertThat(keys.formerValues()).isZero();
        assertThat(opened(seal, "own-old")).isEqualTo("sk-old");
    }

    @Test
    void a_secret_that_cannot_be_opened_stops_neither_the_others_nor_is_it_lost() {
        storeSecret();
        storeSecret();
        DATABASE.db()
                .sql(
                        "UPDATE caller_account SET credential = set_byte(credential, 30, get_byte("
                                + "credential, 30) # 1) WHERE id = 'own-0000'")
                .update();
        keys.add(NOON);

        assertThat(keys.reseal()).isOne();

        assertThat(keys.retire(NOON.plusSeconds(1))).isEmpty();
        assertThat(keys.all()).extracting(EncryptionKey::values).containsExactly(1L, 1L);
    }

    @Test
    void equal_secrets_are_sealed_differently_each_time() {
        var one = seal.closed(new Secret("same"), "place");
        var other = seal.closed(new Secret("same"), "place");

        assertThat(one).isNotEqualTo(other);
        assertThat(seal.opened(one, "place")).isEqualTo(seal.opened(other, "place"));
    }

    @Test
    void a_secret_opens_at_no_other_place_and_nothing_is_told_of_it() {
        var sealed = seal.closed(new Secret("sk-secret"), "place");

        assertThatThrownBy(() -> seal.opened(sealed, "elsewhere"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageNotContaining("sk-secret")
                .hasNoCause();
    }

    @Test
    void a_new_root_key_reseals_the_keys_and_no_secret_changes() {
        storeSecret();
        var before = sealed("own-0000");

        node(OTHER, ROOT);

        assertThat(opened(seal, "own-0000")).isEqualTo("secret own-0000");
        assertThat(sealed("own-0000")).isEqualTo(before);
        node(OTHER);
        assertThat(opened(seal, "own-0000")).isEqualTo("secret own-0000");
    }

    @Test
    void a_node_with_the_former_root_key_runs_on_while_the_others_start_anew() {
        storeSecret();
        var running = seal;

        node(OTHER, ROOT);

        assertThat(opened(running, "own-0000")).isEqualTo("secret own-0000");
        storeSecret(OTHER);
        assertThat(opened(running, "own-0001")).isEqualTo("secret own-0001");
    }

    private void storeSecret(RootKey root) {
        var id = "own-%04d".formatted(stored++);
        var by = new Seal(TestSeals.keyring(DATABASE, root), TestSeals.PEPPER);
        store(id, by.closed(new Secret("secret " + id), id + " https://a.example"));
    }

    @Test
    void a_wrong_root_key_is_refused_by_name() {
        assertThatThrownBy(() -> TestSeals.keyring(DATABASE, OTHER))
                .isInstanceOf(WrongRootKey.class)
                .hasMessageContaining(ROOT.name())
                .hasMessageContaining("TUNEGATE_PREVIOUS_ROOT_KEY");
    }

    @Test
    void a_key_that_was_tampered_with_is_refused() {
        DATABASE.db()
                .sql(
                        "UPDATE encryption_key SET sealed = set_byte(sealed, 20, get_byte(sealed, 20) # 1)")
                .update();

        assertThatThrownBy(() -> TestSeals.keyring(DATABASE, ROOT))
                .isInstanceOf(WrongRootKey.class);
    }

    @Test
    void two_nodes_that_start_at_once_share_one_key() {
        DATABASE.empty("encryption_key");

        Race.of(4, () -> TestSeals.keyring(DATABASE, ROOT));

        assertThat(keys.all()).hasSize(1);
    }

    @Test
    void no_key_is_in_the_table_as_it_is() {
        var pepper =
                new Pepper("a pepper of 32 bytes, not one less".getBytes(StandardCharsets.UTF_8));

        var row =
                DATABASE.db()
                        .sql("SELECT encode(sealed, 'hex') FROM encryption_key")
                        .query(Columns::firstText)
                        .single();

        assertThat(row).hasSize(2 * (12 + 32 + 16));
        assertThat(RootKey.of(pepper).name()).isEqualTo(ROOT.name());
    }
}
