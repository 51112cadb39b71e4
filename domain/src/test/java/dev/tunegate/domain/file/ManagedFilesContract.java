package dev.tunegate.domain.file;

import static dev.tunegate.domain.access.CallerFixture.ALICE;
import static dev.tunegate.domain.access.CallerFixture.BOB;
import static dev.tunegate.domain.access.CallerFixture.administrator;
import static dev.tunegate.domain.access.CallerFixture.alice;
import static dev.tunegate.domain.access.CallerFixture.bob;
import static dev.tunegate.domain.access.IdentityFixture.carol;
import static dev.tunegate.domain.access.IdentityFixture.carolThrough;
import static dev.tunegate.domain.file.FileFixture.CREATED_AT;
import static dev.tunegate.domain.file.FileFixture.aFile;
import static dev.tunegate.domain.organization.Limits.NONE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tunegate.domain.access.Caller;
import dev.tunegate.domain.access.IdentityFixture;
import dev.tunegate.domain.access.KeyId;
import dev.tunegate.domain.access.Quota;
import dev.tunegate.domain.catalog.DeploymentId;
import dev.tunegate.domain.dataset.DatasetFormat;
import dev.tunegate.domain.file.ManagedFiles.FileFilter;
import dev.tunegate.domain.shared.ListQuery;
import dev.tunegate.domain.shared.PagingContract;
import dev.tunegate.domain.shared.Race;
import dev.tunegate.domain.shared.Transactions;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every collection of managed files must do. Each test begins with an empty one. */
public interface ManagedFilesContract {

    Instant NOW = CREATED_AT.plusSeconds(3600);
    FileFilter EVERYTHING = new FileFilter(Optional.empty(), NOW);

    ManagedFiles files();

    Transactions transactions();

    private ManagedFile added(FileFixture fixture) {
        var file = fixture.build();
        files().add(file);
        return file;
    }

    @Test
    default void a_file_comes_back_as_it_was_added() {
        var file =
                added(
                        aFile().madeBy(carol())
                                .called("größe \"x\" 日本.jsonl")
                                .sized(8_000_000_000L)
                                .formatted(DatasetFormat.PREFERENCE)
                                .expiringAt(NOW.plusSeconds(5))
                                .waitingAt("openai-1")
                                .storedAt("openai-2", "provider-file-2")
                                .givenUpAt("openai-3", "It is too long.")
                                .copied(
                                        "azure-1",
                                        new ReplicaState.Waiting(3, Optional.of("Away.")))
                                .copied("azure-2", new ReplicaState.Leaving(Optional.empty(), 1))
                                .copied(
                                        "azure-3",
                                        new ReplicaState.Leaving(
                                                Optional.of(new ProviderFileId("leaving-3")), 2))
                                .copied("azure-4", new ReplicaState.Gone()));

        assertThat(files().find(file.id())).contains(file);
    }

    @Test
    default void a_file_that_is_no_training_data_and_has_no_copies_comes_back_too() {
        var file = added(aFile().meantFor(FilePurpose.FINE_TUNE_RESULTS).sized(0));

        assertThat(files().find(file.id())).contains(file);
        assertThat(files().find(FileId.fresh())).isEmpty();
    }

    @Test
    default void an_id_cannot_be_taken_twice() {
        var file = added(aFile());

        assertThatThrownBy(() -> files().add(file)).isInstanceOf(RuntimeException.class);
    }

    @Test
    default void a_file_is_seen_by_its_owner_and_by_administrators() {
        var file = added(aFile().ownedBy(ALICE));

        assertThat(files().visibleTo(alice(), file.id(), NOW)).contains(file);
        assertThat(files().visibleTo(administrator(), file.id(), NOW)).contains(file);
        assertThat(files().visibleTo(Caller.gateway(), file.id(), NOW)).contains(file);
        assertThat(files().visibleTo(bob(), file.id(), NOW)).isEmpty();
    }

    @Test
    default void a_deleted_file_is_seen_by_nobody_but_stays_to_be_found() {
        var file = added(aFile().deletedAt(NOW.minusSeconds(1)));

        assertThat(files().visibleTo(alice(), file.id(), NOW)).isEmpty();
        assertThat(files().visibleTo(administrator(), file.id(), NOW)).isEmpty();
        assertThat(files().find(file.id())).contains(file);
    }

    @Test
    default void a_file_is_seen_until_the_moment_it_expires() {
        var file = added(aFile().expiringAt(NOW));

        assertThat(files().visibleTo(alice(), file.id(), NOW.minusSeconds(1))).contains(file);
        assertThat(files().visibleTo(alice(), file.id(), NOW)).isEmpty();
    }

    private PagingContract pages(Caller caller, FileFilter filter) {
        return new PagingContract(
                query -> files().list(caller, filter, query).map(it -> it.id().value()));
    }

    @Test
    default void pages_follow_creation_with_ties_broken_by_id() {
        added(aFile().withId("file-09").createdAt(CREATED_AT.minusSeconds(1)));
        added(aFile().withId("file-03"));
        added(aFile().withId("file-01"));
        added(aFile().withId("file-02"));
        added(aFile().withId("file-00").createdAt(CREATED_AT.plusSeconds(1)));

        pages(alice(), EVERYTHING)
                .holds(List.of("file-09", "file-01", "file-02", "file-03", "file-00"));
    }

    @Test
    default void a_list_shows_what_the_caller_may_see_and_what_lives() {
        added(aFile().withId("file-alice"));
        added(aFile().withId("file-bob").ownedBy(BOB).createdAt(CREATED_AT.plusSeconds(1)));
        added(aFile().withId("file-deleted").deletedAt(CREATED_AT));
        added(aFile().withId("file-over").expiringAt(NOW));

        pages(alice(), EVERYTHING).holds(List.of("file-alice"));
        pages(bob(), EVERYTHING).holds(List.of("file-bob"));
        pages(administrator(), EVERYTHING).holds(List.of("file-alice", "file-bob"));
    }

    @Test
    default void a_list_can_be_narrowed_to_a_purpose() {
        added(aFile().withId("file-1"));
        added(aFile().withId("file-2").meantFor(FilePurpose.BATCH));
        var filter = new FileFilter(Optional.of(FilePurpose.BATCH), NOW);

        pages(alice(), filter).holds(List.of("file-2"));
    }

    @Test
    default void a_cursor_at_a_deleted_or_expired_file_still_works() {
        added(aFile().withId("file-1"));
        added(aFile().withId("file-2").createdAt(CREATED_AT.plusSeconds(1)).deletedAt(NOW));
        added(aFile().withId("file-3").createdAt(CREATED_AT.plusSeconds(2)).expiringAt(NOW));
        added(aFile().withId("file-4").createdAt(CREATED_AT.plusSeconds(3)));

        for (var cursor : List.of("file-2", "file-3")) {
            var page = files().list(alice(), EVERYTHING, ListQuery.after(cursor, 10));

            assertThat(page.items()).extracting(it -> it.id().value()).containsExactly("file-1");
            assertThat(page.hasMore()).isFalse();
        }
    }

    @Test
    default void an_unknown_or_foreign_cursor_is_refused() {
        added(aFile().withId("file-1"));
        added(aFile().withId("file-2").ownedBy(BOB));
        var pages = pages(alice(), EVERYTHING);

        pages.refuses("file-3");
        pages.refuses("file-2");
        pages.refuses("ftjob-1");
        pages.refuses("no id at all");
    }

    @Test
    default void a_change_is_stored_and_handed_back() {
        var file = added(aFile().waitingAt("openai-1").waitingAt("openai-2"));
        var at = new DeploymentId("openai-1");

        var changed =
                files().change(file.id(), it -> it.stored(at, new ProviderFileId("copy"), NOW));

        assertThat(changed).contains(file.stored(at, new ProviderFileId("copy"), NOW));
        assertThat(files().find(file.id())).isEqualTo(changed);
    }

    @Test
    default void a_copy_can_be_added_and_the_whole_file_be_deleted() {
        var file = added(aFile().storedAt("openai-1", "copy"));
        var second = new DeploymentId("openai-2");

        files().change(file.id(), it -> it.wantedAt(second));
        files().change(file.id(), it -> it.deleted(NOW));

        assertThat(files().find(file.id())).contains(file.wantedAt(second).deleted(NOW));
    }

    @Test
    default void nothing_is_changed_where_there_is_no_file() {
        assertThat(files().change(FileId.fresh(), it -> it.deleted(NOW))).isEmpty();
    }

    @Test
    default void changes_at_the_same_moment_do_not_lose_one_another() {
        var file = added(aFile().waitingAt("openai-1"));
        var at = new DeploymentId("openai-1");

        Race.of(
                4,
                () ->
                        IntStream.range(0, 5)
                                .forEach(_ -> files().change(file.id(), it -> it.trying(at))));

        assertThat(files().find(file.id()).flatMap(it -> it.replicaAt(at)))
                .contains(new FileReplica(at, new ReplicaState.Waiting(20, Optional.empty())));
    }

    @Test
    default void files_that_are_over_but_not_yet_deleted_are_found() {
        var first = added(aFile().expiringAt(NOW.minusSeconds(9)));
        var second = added(aFile().ownedBy(BOB).expiringAt(NOW.minusSeconds(5)));
        added(aFile().expiringAt(NOW.plusSeconds(1)));
        added(aFile().expiringAt(NOW.minusSeconds(9)).deletedAt(NOW.minusSeconds(1)));
        added(aFile());

        assertThat(files().over(NOW, Optional.empty(), 10))
                .containsExactly(first.id(), second.id());
        assertThat(files().over(NOW, Optional.empty(), 1)).containsExactly(first.id());
        assertThat(files().over(NOW, Optional.of(first.id()), 1)).containsExactly(second.id());
        assertThat(files().over(NOW, Optional.of(second.id()), 1)).isEmpty();
    }

    @Test
    default void files_that_end_together_are_found_once_though_some_go_meanwhile() {
        var all = IntStream.range(0, 5).mapToObj(_ -> added(aFile().expiringAt(NOW)).id()).toList();

        var first = files().over(NOW, Optional.empty(), 2);
        files().change(first.getLast(), it -> it.deleted(NOW));
        var rest = files().over(NOW, Optional.of(first.getLast()), 5);

        assertThat(first).hasSize(2).doesNotContainAnyElementsOf(rest);
        assertThat(Stream.concat(first.stream(), rest.stream()))
                .containsExactlyInAnyOrderElementsOf(all);
    }

    @Test
    default void bytes_are_counted_for_whom_a_file_was_made() {
        added(aFile().madeBy(carol()).sized(100));
        added(aFile().madeBy(carolThrough(KeyId.fresh())).sized(20));
        added(aFile().madeBy(carol()).sized(3).deletedAt(NOW));
        added(aFile().sized(7000));

        assertThat(bytes(Quota.of(IdentityFixture.KEY, NONE))).isEqualTo(100);
        assertThat(bytes(Quota.of(IdentityFixture.USER, NONE))).isEqualTo(120);
        assertThat(bytes(Quota.of(IdentityFixture.TEAM, NONE))).isEqualTo(120);
        assertThat(bytes(Quota.of(IdentityFixture.ORGANIZATION, NONE))).isEqualTo(120);
        assertThat(bytes(Quota.of(KeyId.fresh(), NONE))).isZero();
    }

    private long bytes(Quota quota) {
        long glance = files().glanceAtBytesUnder(quota);
        assertThat(transactions().call(() -> files().bytesUnder(quota))).isEqualTo(glance);
        return glance;
    }

    @Test
    default void many_who_count_before_they_add_never_add_too_much() {
        var quota = Quota.of(IdentityFixture.TEAM, NONE);

        Race.of(
                6,
                () -> {
                    for (int i = 0; i < 5; i++) {
                        transactions().run(() -> addWithin(quota, 100));
                    }
                });

        assertThat(files().glanceAtBytesUnder(quota)).isEqualTo(100);
    }

    private void addWithin(Quota quota, long most) {
        if (files().bytesUnder(quota) + 10 <= most) {
            added(aFile().madeBy(carol()).sized(10));
        }
    }
}
