package dev.tunegate.persistence.file;

import static dev.tunegate.domain.access.CallerFixture.BOB;
import static dev.tunegate.domain.access.CallerFixture.administrator;
import static dev.tunegate.domain.access.CallerFixture.alice;
import static dev.tunegate.domain.file.FileFixture.aFile;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tunegate.domain.catalog.DeploymentId;
import dev.tunegate.domain.file.FileFixture;
import dev.tunegate.domain.file.FilePurpose;
import dev.tunegate.domain.file.ManagedFile;
import dev.tunegate.domain.file.ManagedFiles;
import dev.tunegate.domain.file.ManagedFiles.FileFilter;
import dev.tunegate.domain.file.ManagedFilesContract;
import dev.tunegate.domain.file.ProviderFileId;
import dev.tunegate.domain.file.ReplicaState;
import dev.tunegate.domain.shared.ListQuery;
import dev.tunegate.domain.shared.Race;
import dev.tunegate.domain.shared.Refusal;
import dev.tunegate.domain.shared.Transactions;
import dev.tunegate.persistence.secret.TestSeals;
import dev.tunegate.persistence.shared.TestDatabase;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Managed files in a real database. */
final class JdbcManagedFilesTest implements ManagedFilesContract {

    private static final TestDatabase DATABASE = new TestDatabase();
    private static final Instant NOW = FileFixture.CREATED_AT.plusSeconds(3600);
    private static final FileFilter ANY = new FileFilter(Optional.empty(), NOW);

    private final JdbcManagedFiles files =
            new JdbcManagedFiles(DATABASE.db(), DATABASE.transactions(), TestSeals.ids());

    @BeforeEach
    void emptyTables() {
        DATABASE.empty("managed_file");
    }

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @Override
    public ManagedFiles files() {
        return files;
    }

    @Override
    public Transactions transactions() {
        return DATABASE.transactions();
    }

    private ManagedFile added(FileFixture fixture) {
        var file = fixture.build();
        files.add(file);
        return file;
    }

    @Test
    void a_file_comes_back_with_copies_in_every_state_and_in_their_order() {
        var file =
                added(
                        aFile().called("trening æøå.jsonl")
                                .sized(8L << 30)
                                .expiringAt(NOW.plusSeconds(60))
                                .copied("z", new ReplicaState.Waiting(3, Optional.of("timed out")))
                                .storedAt("a", "file-of-theirs")
                                .givenUpAt("m", "too large")
                                .copied("b", leaving(Optional.of("gone-soon")))
                                .copied("c", leaving(Optional.empty()))
                                .copied("d", new ReplicaState.Gone()));

        assertThat(files.find(file.id())).contains(file);
        assertThat(files.list(alice(), ANY, ListQuery.first(5)).items()).containsExactly(file);
    }

    private static ReplicaState leaving(Optional<String> copy) {
        return new ReplicaState.Leaving(copy.map(ProviderFileId::new), 2);
    }

    @Test
    void a_change_of_one_copy_leaves_the_others_as_they_are() {
        var file = added(aFile().waitingAt("one").waitingAt("two"));
        var one = new DeploymentId("one");

        var stored = files.change(file.id(), it -> it.givenUp(one, "too large"));

        assertThat(stored).contains(file.givenUp(one, "too large"));
        assertThat(files.find(file.id())).isEqualTo(stored);
    }

    @Test
    void no_attempt_is_lost_when_many_change_one_file() {
        var file = added(aFile().waitingAt("one").waitingAt("two"));
        var turns = new AtomicInteger();

        Race.of(
                6,
                () -> {
                    var at = new DeploymentId(turns.getAndIncrement() % 2 == 0 ? "one" : "two");
                    for (int i = 0; i < 10; i++) {
                        files.change(file.id(), it -> it.trying(at));
                    }
                });

        assertThat(files.find(file.id()).orElseThrow().replicas())
                .extracting(it -> ((ReplicaState.Waiting) it.state()).attempts())
                .containsExactly(30, 30);
    }

    @Test
    void a_list_for_one_purpose_holds_that_alone() {
        added(aFile());
        var results = added(aFile().meantFor(FilePurpose.FINE_TUNE_RESULTS));
        added(aFile().ownedBy(BOB).meantFor(FilePurpose.FINE_TUNE_RESULTS));
        var filter = new FileFilter(Optional.of(FilePurpose.FINE_TUNE_RESULTS), NOW);

        assertThat(files.list(alice(), filter, ListQuery.first(5)).items())
                .containsExactly(results);
        assertThat(files.list(administrator(), filter, ListQuery.first(5)).items()).hasSize(2);
    }

    @Test
    void a_deleted_file_still_marks_its_place_in_the_list() {
        var oldest = added(aFile().createdAt(FileFixture.CREATED_AT));
        var middle = added(aFile().createdAt(FileFixture.CREATED_AT.plusSeconds(1)));
        added(aFile().createdAt(FileFixture.CREATED_AT.plusSeconds(2)));
        files.change(middle.id(), it -> it.deleted(NOW));

        var page = files.list(alice(), ANY, ListQuery.after(middle.id().value(), 5));

        assertThat(page.items()).containsExactly(oldest);
        assertThat(page.hasMore()).isFalse();
    }

    @Test
    void another_owners_file_marks_no_place() {
        var foreign = added(aFile().ownedBy(BOB));

        assertThatThrownBy(() -> files.list(alice(), ANY, ListQuery.after(foreign.id().value(), 5)))
                .isInstanceOf(Refusal.InvalidInput.class);
    }

    @Test
    void a_filename_that_the_database_cannot_hold_is_mended() {
        var file = added(aFile().called("a\0b.jsonl"));

        assertThat(files.find(file.id()))
                .map(it -> it.label().filename())
                .contains("a\uFFFDb.jsonl");
    }
}
