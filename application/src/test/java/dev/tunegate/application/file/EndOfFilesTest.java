package dev.tunegate.application.file;

import static dev.tunegate.application.file.FileHouse.ROWS;
import static dev.tunegate.application.file.FileHouse.copy;
import static dev.tunegate.domain.access.CallerFixture.alice;
import static dev.tunegate.domain.access.CallerFixture.bob;
import static dev.tunegate.domain.finetuning.JobFixture.aJob;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tunegate.application.shared.Again;
import dev.tunegate.domain.catalog.ProviderChoice;
import dev.tunegate.domain.file.FileId;
import dev.tunegate.domain.file.FileStore;
import dev.tunegate.domain.file.ManagedFile;
import dev.tunegate.domain.file.ReplicaState;
import dev.tunegate.domain.finetuning.JobStatus;
import dev.tunegate.domain.provider.Reaction;
import dev.tunegate.domain.shared.Errand;
import dev.tunegate.domain.shared.Refusal;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How files end: deleted, expired, and removed from every provider. */
class EndOfFilesTest {

    private final FileHouse house = new FileHouse();
    private final ManagedFile file = house.uploaded("gpt-4o-mini");
    private final String id = file.id().value();
    private final CopyName copy = copy(file, house.first);

    @Test
    void a_deleted_file_is_gone_for_callers_at_once_and_its_bytes_too() {
        house.delete().delete(alice(), id);

        assertThatThrownBy(() -> house.find().byId(alice(), id))
                .isInstanceOf(Refusal.NotFound.class);
        assertThat(house.contents.holds(file.id())).isFalse();
        assertThatThrownBy(() -> house.delete().delete(alice(), id))
                .isInstanceOf(Refusal.NotFound.class);
    }

    @Test
    void another_tenant_can_neither_find_nor_delete_it() {
        assertThatThrownBy(() -> house.find().byId(bob(), id)).isInstanceOf(Refusal.NotFound.class);
        assertThatThrownBy(() -> house.delete().delete(bob(), id))
                .isInstanceOf(Refusal.NotFound.class);
        assertThat(house.contents.holds(file.id())).isTrue();
    }

    @Test
    void every_copy_of_a_deleted_file_is_removed() {
        house.replicate().replicate(copy);
        house.replicate().replicate(copy(file, house.second));

        house.delete().delete(alice(), id);
        house.errands.takeDue(house.clock.instant()).stream()
                .filter(it -> it.errand() == Errand.REMOVE_COPY)
                .forEach(it -> house.removeCopy().remove(CopyName.parse(it.id())));

        assertThat(house.store.size()).isZero();
        assertThat(house.now(file).replicas())
                .allMatch(it -> it.state() instanceof ReplicaState.Gone);
    }

    @Test
    void a_copy_is_removed_also_when_its_provider_was_away_for_days() {
        house.replicate().replicate(copy);
        house.delete().delete(alice(), id);
        house.store.onRemove().usually(Reaction.BE_UNAVAILABLE);
        for (int i = 0; i < 100; i++) {
            var pause = pauseAfter(house.removeCopy().remove(copy));
            assertThat(pause).isPositive().isLessThanOrEqualTo(Duration.ofHours(1));
            house.clock.advance(pause);
        }
        house.store.onRemove().usually(Reaction.ANSWER);

        assertThat(house.removeCopy().remove(copy)).isEqualTo(Again.NEVER);
        assertThat(house.store.size()).isZero();
        assertThat(state()).isEqualTo(new ReplicaState.Gone());
    }

    @Test
    void a_copy_that_was_removed_without_our_hearing_of_it_is_gone() {
        house.replicate().replicate(copy);
        house.delete().delete(alice(), id);
        house.store.onRemove().next(Reaction.TAKE_BUT_BE_UNCLEAR);
        house.clock.advance(pauseAfter(house.removeCopy().remove(copy)));

        assertThat(house.removeCopy().remove(copy)).isEqualTo(Again.NEVER);
        assertThat(state()).isEqualTo(new ReplicaState.Gone());
    }

    @Test
    void a_copy_of_unknown_fate_is_looked_for_until_it_can_turn_up_no_more() {
        house.store.onStore().next(Reaction.BE_UNCLEAR);
        house.replicate().replicate(copy);
        house.delete().delete(alice(), id);
        var end = house.clock.instant().plus(Duration.ofMinutes(10));

        while (house.removeCopy().remove(copy).at().isPresent()) {
            assertThat(house.clock.instant()).isBefore(end);
            house.clock.advance(Duration.ofMinutes(1));
        }

        assertThat(house.clock.instant()).isEqualTo(end);
        assertThat(state()).isEqualTo(new ReplicaState.Gone());
    }

    @Test
    void a_copy_that_arrives_after_the_first_look_is_removed() {
        house.store
                .onStore()
                .next(Reaction.TAKE_BUT_BE_UNCLEAR)
                .before(
                        () -> {
                            house.files.change(file.id(), it -> it.deleted(house.clock.instant()));
                            house.removeCopy().remove(copy);
                        });
        house.replicate().replicate(copy);
        assertThat(house.store.size()).isEqualTo(1);

        assertThat(house.removeCopy().remove(copy)).isEqualTo(Again.NEVER);

        assertThat(house.store.size()).isZero();
    }

    @Test
    void a_copy_that_arrives_while_it_is_removed_is_removed_in_the_next_round() {
        house.delete().delete(alice(), id);
        house.clock.advance(Duration.ofMinutes(10));
        house.store
                .onFind()
                .before(
                        () -> {
                            house.store.onFind().before(() -> {});
                            arrives();
                        });

        var again = house.removeCopy().remove(copy);
        while (again.at().isPresent()) {
            again = house.removeCopy().remove(copy);
        }

        assertThat(house.store.size()).isZero();
        assertThat(state()).isEqualTo(new ReplicaState.Gone());
    }

    private void arrives() {
        var at =
                house.store.store(
                        house.first,
                        new FileStore.Outgoing(
                                file.id(),
                                file.label().purpose(),
                                file.content(),
                                InputStream::nullInputStream));
        house.files.change(file.id(), it -> it.stored(house.first.id(), at, house.clock.instant()));
    }

    @Test
    void a_copy_at_a_deployment_that_is_not_configured_waits() {
        house.replicate().replicate(copy);
        house.delete().delete(alice(), id);
        house.deployments.set(house.second);

        assertThat(house.removeCopy().remove(copy).at()).isPresent();
        house.deployments.set(house.first);
        assertThat(house.removeCopy().remove(copy)).isEqualTo(Again.NEVER);
        assertThat(house.store.size()).isZero();
    }

    @ParameterizedTest
    @EnumSource(names = {"VALIDATING_FILES", "QUEUED", "RUNNING", "PAUSED"})
    void a_file_that_a_job_needs_cannot_be_deleted(JobStatus status) {
        var job = aJob().learningFrom(file.id()).in(status).build();
        house.jobs.add(job);

        var refusal =
                catchThrowableOfType(
                        Refusal.WrongState.class, () -> house.delete().delete(alice(), id));

        assertThat(refusal.code()).contains("file_in_use");
        assertThat(refusal.reason()).contains(job.id().value());
        assertThat(house.find().byId(alice(), id)).isEqualTo(file);
        assertThat(house.contents.holds(file.id())).isTrue();
    }

    @Test
    void a_file_is_needed_for_validation_as_well() {
        house.jobs.add(aJob().validatedWith(file.id()).running().build());

        assertThatThrownBy(() -> house.delete().delete(alice(), id))
                .isInstanceOf(Refusal.WrongState.class);
    }

    @Test
    void a_file_whose_cancelled_job_may_still_have_a_run_cannot_be_deleted() {
        house.jobs.add(aJob().learningFrom(file.id()).cancelled().attempting().build());

        assertThatThrownBy(() -> house.delete().delete(alice(), id))
                .isInstanceOf(Refusal.WrongState.class);
    }

    @Test
    void a_file_whose_jobs_have_ended_can_be_deleted() {
        house.jobs.add(aJob().learningFrom(file.id()).succeeded().build());

        assertThat(house.delete().delete(alice(), id)).isEqualTo(file.id());
    }

    @Test
    void a_file_ends_with_its_time_unless_a_job_needs_it() {
        var lifetime = Optional.of(Duration.ofHours(1));
        var wanted =
                new NewFile("train.jsonl", "fine-tune", List.of(), ProviderChoice.NONE, lifetime);
        var needed = house.uploaded(alice(), ROWS, wanted);
        var idle = house.uploaded(alice(), ROWS, wanted);
        house.jobs.add(aJob().learningFrom(needed.id()).running().build());
        house.clock.advance(Duration.ofHours(1).plusMillis(1));

        house.tidy().expire();

        assertThat(house.contents.holds(idle.id())).isFalse();
        assertThat(house.now(idle).life().deletedAt()).contains(house.clock.instant());
        assertThat(house.contents.holds(needed.id())).isTrue();
        assertThat(house.now(needed).life().deletedAt()).isEmpty();
        assertThat(house.now(file).life().deletedAt()).isEmpty();
    }

    @Test
    void files_in_use_hold_up_none_that_ended_after_them() {
        var lifetime = Optional.of(Duration.ofHours(1));
        var wanted =
                new NewFile("train.jsonl", "fine-tune", List.of(), ProviderChoice.NONE, lifetime);
        for (int i = 0; i < 200; i++) {
            var needed = house.uploaded(alice(), ROWS, wanted);
            house.jobs.add(aJob().learningFrom(needed.id()).running().build());
        }
        house.clock.advance(Duration.ofSeconds(1));
        var idle = house.uploaded(alice(), ROWS, wanted);
        house.clock.advance(Duration.ofHours(1).plusMillis(1));

        house.tidy().expire();

        assertThat(house.contents.holds(idle.id())).isFalse();
    }

    @Test
    void bytes_that_no_file_owns_are_cleared_away_after_a_day() {
        var orphan = FileId.fresh();
        house.contents.put(orphan, new byte[10]);
        house.contents.begin(FileId.fresh());
        house.clock.advance(Duration.ofHours(23));
        house.tidy().clear();
        assertThat(house.contents.size()).isEqualTo(3);

        house.clock.advance(Duration.ofHours(2));
        house.tidy().clear();

        assertThat(house.contents.holds(orphan)).isFalse();
        assertThat(house.contents.holds(file.id())).isTrue();
        assertThat(house.contents.size()).isEqualTo(1);
    }

    @Test
    void bytes_of_a_deleted_file_that_a_crash_has_left_are_cleared_away() {
        house.files.change(file.id(), it -> it.deleted(house.clock.instant()));
        house.clock.advance(Duration.ofDays(2));

        house.tidy().clear();

        assertThat(house.contents.holds(file.id())).isFalse();
    }

    private ReplicaState state() {
        return house.now(file).replicaAt(house.first.id()).orElseThrow().state();
    }

    private Duration pauseAfter(Again again) {
        Instant when = Optional.of(again).flatMap(Again::at).orElseThrow();
        return Duration.between(house.clock.instant(), when);
    }
}
