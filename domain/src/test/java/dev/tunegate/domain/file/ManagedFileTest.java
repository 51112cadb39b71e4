package dev.tunegate.domain.file;

import static dev.tunegate.domain.file.FileFixture.CREATED_AT;
import static dev.tunegate.domain.file.FileFixture.aFile;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.domain.catalog.DeploymentId;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A file's state as the sum of its copies, and how it goes. */
final class ManagedFileTest {

    private static final Instant NOW = CREATED_AT.plusSeconds(3600);
    private static final DeploymentId ONE = new DeploymentId("one");
    private static final DeploymentId TWO = new DeploymentId("two");
    private static final ProviderFileId COPY = new ProviderFileId("copy");

    private static ReplicaState at(ManagedFile file, DeploymentId deployment) {
        return file.replicaAt(deployment).orElseThrow().state();
    }

    @Test
    void a_file_is_uploaded_until_every_copy_stands() {
        var file = aFile().waitingAt("one").waitingAt("two").build();
        assertThat(file.status()).isEqualTo(FileStatus.UPLOADED);

        var half = file.stored(ONE, COPY, NOW);
        assertThat(half.status()).isEqualTo(FileStatus.UPLOADED);

        var whole = half.stored(TWO, COPY, NOW);
        assertThat(whole.status()).isEqualTo(FileStatus.PROCESSED);
        assertThat(whole.storedAt(ONE)).contains(COPY);
    }

    @Test
    void a_file_without_copies_is_processed() {
        assertThat(aFile().build().status()).isEqualTo(FileStatus.PROCESSED);
    }

    @Test
    void a_file_that_one_provider_refuses_is_processed_with_the_reason() {
        var file = aFile().storedAt("one", "copy").waitingAt("two").build();

        var refused = file.givenUp(TWO, "Too long.");

        assertThat(refused.status()).isEqualTo(FileStatus.PROCESSED);
        assertThat(refused.statusDetails()).contains("Too long.");
        assertThat(refused.storedAt(TWO)).isEmpty();
    }

    @Test
    void a_file_that_every_provider_refuses_is_an_error_with_each_reason_once() {
        var file =
                aFile().givenUpAt("one", "Too long.")
                        .givenUpAt("two", "Too odd.")
                        .givenUpAt("three", "Too long.")
                        .build();

        assertThat(file.status()).isEqualTo(FileStatus.ERROR);
        assertThat(file.statusDetails()).contains("Too long.; Too odd.");
    }

    @Test
    void trouble_alone_is_not_told_and_tries_are_counted() {
        var file = aFile().waitingAt("one").build();

        var tried = file.trying(ONE).stillWaiting(ONE, "Away.").trying(ONE);

        assertThat(at(tried, ONE)).isEqualTo(new ReplicaState.Waiting(2, Optional.of("Away.")));
        assertThat(tried.statusDetails()).isEmpty();
    }

    @Test
    void a_copy_that_stands_is_not_made_to_wait_or_given_up() {
        var file = aFile().storedAt("one", "copy").build();

        assertThat(file.trying(ONE)).isEqualTo(file);
        assertThat(file.stillWaiting(ONE, "Away.")).isEqualTo(file);
        assertThat(file.givenUp(ONE, "Too long.")).isEqualTo(file);
        assertThat(file.wantedAt(ONE)).isEqualTo(file);
    }

    @Test
    void a_copy_may_be_wanted_later() {
        var file = aFile().storedAt("one", "copy").build();

        var wanted = file.wantedAt(TWO);

        assertThat(at(wanted, TWO)).isEqualTo(ReplicaState.fresh());
        assertThat(wanted.wantedAt(TWO)).isEqualTo(wanted);
        assertThat(wanted.status()).isEqualTo(FileStatus.UPLOADED);
    }

    @Test
    void deleting_lets_every_copy_go() {
        var file =
                aFile().storedAt("one", "copy")
                        .waitingAt("two")
                        .givenUpAt("three", "Too long.")
                        .build();

        var deleted = file.deleted(NOW);

        assertThat(deleted.life().deletedAt()).contains(NOW);
        assertThat(deleted.life().isOver(NOW)).isTrue();
        assertThat(at(deleted, ONE)).isEqualTo(new ReplicaState.Leaving(Optional.of(COPY), 0));
        assertThat(at(deleted, TWO)).isEqualTo(new ReplicaState.Leaving(Optional.empty(), 0));
        assertThat(at(deleted, new DeploymentId("three"))).isEqualTo(new ReplicaState.Gone());
    }

    @Test
    void deleting_twice_is_deleting_once() {
        var deleted = aFile().storedAt("one", "copy").build().deleted(NOW).stillLeaving(ONE);

        assertThat(deleted.deleted(NOW.plusSeconds(9))).isEqualTo(deleted);
    }

    @Test
    void a_copy_that_arrives_after_the_deletion_must_go_again() {
        var deleted = aFile().waitingAt("one").build().deleted(NOW);

        var late = deleted.stored(ONE, COPY, NOW.plusSeconds(1));

        assertThat(at(late, ONE)).isEqualTo(new ReplicaState.Leaving(Optional.of(COPY), 0));
        assertThat(late.storedAt(ONE)).isEmpty();
    }

    @Test
    void a_deleted_file_is_copied_nowhere_and_its_copies_still_leave() {
        var deleted = aFile().waitingAt("one").build().deleted(NOW);

        assertThat(deleted.wantedAt(TWO)).isEqualTo(deleted);
        assertThat(deleted.givenUp(ONE, "Too long.")).isEqualTo(deleted);
        assertThat(deleted.trying(ONE)).isEqualTo(deleted);
    }

    @Test
    void removals_are_counted_until_the_copy_is_gone() {
        var deleted = aFile().storedAt("one", "copy").build().deleted(NOW);

        var tried = deleted.stillLeaving(ONE).stillLeaving(ONE);

        assertThat(at(tried, ONE)).isEqualTo(new ReplicaState.Leaving(Optional.of(COPY), 2));
        assertThat(at(tried.gone(ONE), ONE)).isEqualTo(new ReplicaState.Gone());
        assertThat(tried.gone(ONE).stillLeaving(ONE)).isEqualTo(tried.gone(ONE));
    }

    @Test
    void a_file_is_over_from_its_end_on() {
        var life = aFile().expiringAt(NOW).build().life();

        assertThat(life.isOver(NOW.minusNanos(1))).isFalse();
        assertThat(life.isOver(NOW)).isTrue();
        assertThat(aFile().build().life().isOver(NOW)).isFalse();
    }

    @Test
    void purposes_are_known_by_openais_words() {
        for (var each : FilePurpose.values()) {
            assertThat(FilePurpose.named(each.word())).contains(each);
        }
        assertThat(FilePurpose.named("FINE_TUNE")).isEmpty();
        assertThat(FilePurpose.FINE_TUNE.isUploadable()).isTrue();
        assertThat(FilePurpose.FINE_TUNE_RESULTS.isUploadable()).isFalse();
    }
}
