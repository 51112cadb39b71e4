package dev.tunegate.application.file;

import static dev.tunegate.application.file.FileHouse.ROWS;
import static dev.tunegate.application.file.FileHouse.copy;
import static dev.tunegate.domain.access.CallerFixture.alice;
import static dev.tunegate.domain.catalog.DeploymentFixture.aDeployment;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tunegate.application.shared.Again;
import dev.tunegate.domain.file.FileStatus;
import dev.tunegate.domain.file.FileStore;
import dev.tunegate.domain.file.ManagedFile;
import dev.tunegate.domain.file.ReplicaState;
import dev.tunegate.domain.provider.ProviderFailure;
import dev.tunegate.domain.provider.Reaction;
import dev.tunegate.domain.shared.Errand;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReplicateFileTest {

    private final FileHouse house = new FileHouse();
    private final ManagedFile file = house.uploaded("gpt-4o-mini");
    private final CopyName copy = copy(file, house.first);

    @Test
    void a_copy_is_stored_once_and_whole() {
        var again = house.replicate().replicate(copy);

        assertThat(again).isEqualTo(Again.NEVER);
        var at = house.now(file).storedAt(house.first.id()).orElseThrow();
        assertThat(house.store.bytesOf(at)).contains(ROWS.getBytes(StandardCharsets.UTF_8));
        assertThat(house.replicate().replicate(copy)).isEqualTo(Again.NEVER);
        assertThat(house.store.size()).isEqualTo(1);
    }

    @Test
    void a_file_is_processed_when_its_last_copy_stands() {
        house.replicate().replicate(copy);
        assertThat(house.now(file).status()).isEqualTo(FileStatus.UPLOADED);

        house.replicate().replicate(copy(file, house.second));

        assertThat(house.now(file).status()).isEqualTo(FileStatus.PROCESSED);
    }

    @Test
    void a_copy_that_is_refused_is_given_up_with_the_reason_and_the_others_go_on() {
        house.store.onStore().next(Reaction.REFUSE);

        var again = house.replicate().replicate(copy);
        house.replicate().replicate(copy(file, house.second));

        assertThat(again).isEqualTo(Again.NEVER);
        assertThat(state()).isEqualTo(new ReplicaState.GivenUp("Not like this."));
        assertThat(house.now(file).status()).isEqualTo(FileStatus.PROCESSED);
        assertThat(house.now(file).statusDetails()).contains("Not like this.");
    }

    @Test
    void a_file_that_every_provider_refuses_is_an_error() {
        house.store.onStore().usually(Reaction.REFUSE);

        house.replicate().replicate(copy);
        house.replicate().replicate(copy(file, house.second));

        assertThat(house.now(file).status()).isEqualTo(FileStatus.ERROR);
    }

    @ParameterizedTest
    @EnumSource(names = {"BE_UNCLEAR", "BE_UNAVAILABLE", "BE_MISCONFIGURED"})
    void what_may_pass_is_tried_again_later_and_then_stored(Reaction reaction) {
        house.store.onStore().next(reaction);

        var when = when(house.replicate().replicate(copy));

        assertThat(when).isAfter(house.clock.instant());
        assertThat(state()).isInstanceOf(ReplicaState.Waiting.class);
        house.clock.set(when);
        assertThat(house.replicate().replicate(copy)).isEqualTo(Again.NEVER);
        assertThat(state()).isInstanceOf(ReplicaState.Stored.class);
    }

    @Test
    void pauses_grow_from_failure_to_failure_and_have_an_end() {
        house.store.onStore().usually(Reaction.BE_UNAVAILABLE);
        house.store.onFind().usually(Reaction.BE_UNAVAILABLE);
        var former = Duration.ZERO;

        for (int i = 0; i < 30; i++) {
            var when = when(house.replicate().replicate(copy));
            var pause = Duration.between(house.clock.instant(), when);
            assertThat(pause).isGreaterThanOrEqualTo(former);
            assertThat(pause).isLessThanOrEqualTo(Duration.ofMinutes(10));
            former = pause;
            house.clock.set(when);
        }

        assertThat(former).isEqualTo(Duration.ofMinutes(10));
    }

    @Test
    void a_provider_that_asks_for_patience_gets_it() {
        var hour = Duration.ofHours(1);
        house.store.onStore().nextFails(new ProviderFailure.Unavailable("Full.", hour, null));

        assertThat(when(house.replicate().replicate(copy)))
                .isEqualTo(house.clock.instant().plus(hour));
    }

    @Test
    void a_copy_whose_answer_was_lost_is_found_and_not_stored_twice() {
        house.store.onStore().next(Reaction.TAKE_BUT_BE_UNCLEAR);
        house.clock.set(when(house.replicate().replicate(copy)));

        house.replicate().replicate(copy);

        assertThat(house.store.copiesAt(house.first, file.id())).hasSize(1);
        assertThat(house.now(file).storedAt(house.first.id()))
                .contains(house.store.copiesAt(house.first, file.id()).getFirst());
    }

    @Test
    void a_crash_behind_the_wire_leaves_one_copy_when_all_is_over() {
        house.files.change(file.id(), it -> it.trying(house.first.id()));
        house.store.store(
                house.first,
                new FileStore.Outgoing(
                        file.id(),
                        file.label().purpose(),
                        file.content(),
                        () -> house.contents.open(file.id())));

        house.replicate().replicate(copy);

        assertThat(house.store.copiesAt(house.first, file.id())).hasSize(1);
        assertThat(state()).isInstanceOf(ReplicaState.Stored.class);
    }

    @Test
    void a_crash_before_the_wire_counts_as_a_try() {
        house.store.onStore().before(ReplicateFileTest::crash);
        assertThatThrownBy(() -> house.replicate().replicate(copy)).isInstanceOf(Crash.class);
        house.store.onStore().before(() -> {});

        house.replicate().replicate(copy);

        assertThat(house.store.onFind().calls()).isEqualTo(1);
        assertThat(house.store.copiesAt(house.first, file.id())).hasSize(1);
    }

    @Test
    void nothing_is_sent_again_while_nobody_can_look() {
        house.store.onStore().next(Reaction.TAKE_BUT_BE_UNCLEAR);
        house.store.onFind().next(Reaction.BE_UNAVAILABLE);
        house.clock.set(when(house.replicate().replicate(copy)));

        house.clock.set(when(house.replicate().replicate(copy)));

        assertThat(house.store.onStore().calls()).isEqualTo(1);
    }

    @Test
    void a_file_that_is_deleted_while_it_is_copied_has_its_copy_removed() {
        house.store.onStore().before(() -> deleteWhileItIsRead());

        house.replicate().replicate(copy);

        assertThat(state()).isInstanceOf(ReplicaState.Leaving.class);
        assertThat(house.errands.planned(Errand.REMOVE_COPY, copy.text()))
                .contains(house.clock.instant());
        assertThat(house.removeCopy().remove(copy)).isEqualTo(Again.NEVER);
        assertThat(house.store.size()).isZero();
        assertThat(state()).isEqualTo(new ReplicaState.Gone());
    }

    @Test
    void a_file_that_is_deleted_while_its_copy_is_refused_goes_on_leaving() {
        house.store.onStore().next(Reaction.REFUSE);
        house.store.onStore().before(() -> house.delete().delete(alice(), file.id().value()));

        house.replicate().replicate(copy);

        assertThat(state()).isInstanceOf(ReplicaState.Leaving.class);
    }

    @Test
    void a_file_that_is_deleted_before_it_is_read_is_not_copied() {
        house.store.onStore().before(() -> house.delete().delete(alice(), file.id().value()));

        assertThat(house.replicate().replicate(copy)).isEqualTo(Again.NEVER);
        assertThat(house.store.size()).isZero();
    }

    @Test
    void a_file_whose_bytes_are_lost_is_not_passed_over_in_silence() {
        house.contents.remove(file.id());

        assertThatThrownBy(() -> house.replicate().replicate(copy))
                .isInstanceOf(UncheckedIOException.class);
        assertThat(state()).isInstanceOf(ReplicaState.Waiting.class);
    }

    @Test
    void a_deleted_file_is_not_copied() {
        house.delete().delete(alice(), file.id().value());

        assertThat(house.replicate().replicate(copy)).isEqualTo(Again.NEVER);
        assertThat(house.store.onStore().calls()).isZero();
    }

    @Test
    void a_deployment_that_is_gone_gets_no_copy() {
        house.deployments.set(house.second);

        assertThat(house.replicate().replicate(copy)).isEqualTo(Again.NEVER);
        assertThat(state()).isInstanceOf(ReplicaState.GivenUp.class);
    }

    @Test
    void a_provider_without_a_file_store_gets_no_copy() {
        house.deployments.set(aDeployment().at("oracle").build());

        assertThat(house.replicate().replicate(copy)).isEqualTo(Again.NEVER);
        assertThat(state()).isInstanceOf(ReplicaState.GivenUp.class);
    }

    /** As on a disk, where who has opened the bytes may read them to their end. */
    private void deleteWhileItIsRead() {
        house.files.change(file.id(), it -> it.deleted(house.clock.instant()));
    }

    private ReplicaState state() {
        return house.now(file).replicaAt(house.first.id()).orElseThrow().state();
    }

    private static Instant when(Again again) {
        return Optional.of(again).flatMap(Again::at).orElseThrow();
    }

    private static void crash() {
        throw new Crash();
    }

    /** The process dies here. */
    private static final class Crash extends Error {
        private static final long serialVersionUID = 1L;
    }

    @Test
    void a_copy_stands_once_its_provider_has_looked_through_it() {
        house.store.ready(false);

        house.clock.set(when(house.replicate().replicate(copy)));
        assertThat(state()).isInstanceOf(ReplicaState.Waiting.class);

        house.store.ready(true);
        house.replicate().replicate(copy);

        assertThat(state()).isInstanceOf(ReplicaState.Stored.class);
        assertThat(house.store.copiesAt(house.first, file.id())).hasSize(1);
        assertThat(house.store.onStore().calls()).isEqualTo(1);
    }

    @Test
    void a_copy_that_its_provider_finds_faulty_is_given_up() {
        house.store.onReady().next(Reaction.REFUSE);

        assertThat(house.replicate().replicate(copy)).isEqualTo(Again.NEVER);

        assertThat(state()).isInstanceOf(ReplicaState.GivenUp.class);
    }
}
