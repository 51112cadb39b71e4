package dev.tunegate.application.batch;

import static dev.tunegate.application.batch.BatchHouse.identity;
import static dev.tunegate.application.batch.BatchHouse.row;
import static dev.tunegate.application.batch.BatchHouse.wanted;
import static dev.tunegate.domain.access.CallerFixture.alice;
import static dev.tunegate.domain.access.CallerFixture.aliceHolding;
import static dev.tunegate.domain.access.CallerFixture.bob;
import static dev.tunegate.domain.catalog.DeploymentFixture.aDeployment;
import static dev.tunegate.domain.file.FileFixture.aFile;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tunegate.domain.batch.Batch;
import dev.tunegate.domain.batch.BatchError;
import dev.tunegate.domain.batch.BatchRowsContract;
import dev.tunegate.domain.batch.BatchStatus;
import dev.tunegate.domain.catalog.Endpoint;
import dev.tunegate.domain.catalog.ProviderChoice;
import dev.tunegate.domain.file.FileId;
import dev.tunegate.domain.finetuning.RequestIdentity;
import dev.tunegate.domain.inference.ModelFixture;
import dev.tunegate.domain.provider.Reaction;
import dev.tunegate.domain.shared.Refusal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From the request to the answers. */
class BatchesTest {

    private final BatchHouse house = new BatchHouse();

    private Batch create(FileId input) {
        return house.create().create(alice(), wanted(input, identity(1))).batch();
    }

    private Batch running() {
        var batch = create(house.soundInput());
        house.pass(Duration.ofMinutes(1));
        house.provider.moveTo(batch.id(), BatchStatus.IN_PROGRESS);
        house.pass(Duration.ofMinutes(1));
        return house.now(batch.id());
    }

    private String text(FileId file) throws IOException {
        try (var content = house.contents.open(file)) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void a_batch_is_taken_at_once_and_sent_in_the_providers_words() throws IOException {
        var batch = create(house.soundInput());
        assertThat(batch.status()).isEqualTo(BatchStatus.VALIDATING);
        assertThat(batch.progress().counts().total()).isEqualTo(2);
        assertThat(house.provider.runs()).isZero();

        house.runDue();

        var order = house.provider.order(batch.id());
        try (var rows = order.input().rows().get()) {
            assertThat(new String(rows.readAllBytes(), StandardCharsets.UTF_8))
                    .contains("\"model\":\"theirs\"")
                    .doesNotContain("gpt-4o-mini");
        }
        assertThat(house.store.copiesAt(house.at, batch.id().copy()))
                .containsExactly(order.input().copy());
    }

    @Test
    void its_answers_are_files_of_its_owner_with_the_public_name_in_them() throws IOException {
        var batch = running();
        assertThat(batch.status()).isEqualTo(BatchStatus.IN_PROGRESS);
        house.provider.moveTo(batch.id(), BatchStatus.COMPLETED);
        house.pass(Duration.ofMinutes(5));

        var done = house.now(batch.id());

        assertThat(done.status()).isEqualTo(BatchStatus.COMPLETED);
        var answers = house.files.find(done.outputs().answers().orElseThrow()).orElseThrow();
        assertThat(answers.owner()).isEqualTo(batch.owner());
        assertThat(answers.label().purpose().word()).isEqualTo("batch_output");
        assertThat(answers.life().expiresAt())
                .contains(answers.life().createdAt().plus(Duration.ofHours(2)));
        assertThat(text(answers.id())).contains("gpt-4o-mini").doesNotContain("theirs");
        assertThat(done.outputs().errors()).isPresent();
        assertThat(house.store.copiesAt(house.at, batch.id().copy())).isEmpty();
    }

    @Test
    void rows_at_fault_make_a_failed_batch_that_is_sent_nowhere() {
        var batch = create(house.input(row("a"), row("a")));

        house.pass(Duration.ofMinutes(1));

        assertThat(house.now(batch.id()).status()).isEqualTo(BatchStatus.FAILED);
        assertThat(batch.progress().errors())
                .extracting(BatchError::code)
                .containsExactly("duplicate_custom_id");
        assertThat(house.errands.all()).isEmpty();
        assertThat(house.store.onStore().calls()).isZero();
    }

    @Test
    void a_file_of_another_purpose_or_tenant_is_no_input() {
        var training = aFile().build();
        house.files.add(training);

        assertThatThrownBy(() -> create(training.id())).isInstanceOf(Refusal.InvalidInput.class);
        var theirs = house.soundInput();
        assertThatThrownBy(() -> house.create().create(bob(), wanted(theirs, identity(1))))
                .isInstanceOf(Refusal.NotFound.class);
    }

    @Test
    void a_model_is_granted_and_known_or_the_batch_is_refused() {
        var input = house.soundInput();
        assertThatThrownBy(
                        () ->
                                house.create()
                                        .create(aliceHolding("other"), wanted(input, identity(1))))
                .isInstanceOf(Refusal.NotAllowed.class);

        var strange = house.input(BatchRowsContract.row("a", "/v1/chat/completions", "nobody"));
        assertThatThrownBy(() -> create(strange)).isInstanceOf(Refusal.NotFound.class);

        house.provider.answering(Endpoint.EMBEDDINGS);
        var refusal = catchThrowableOfType(Refusal.NotSupported.class, () -> create(input));
        assertThat(refusal.reason()).contains("does not answer batches", "openai");

        house.deployments.set(aDeployment().at("vertex_ai").build());
        assertThatThrownBy(() -> create(input)).isInstanceOf(Refusal.NotSupported.class);
        assertThat(house.batches.all()).isEmpty();
    }

    @Test
    void a_tuned_model_answers_under_the_name_that_its_provider_knows() {
        house.models.add(
                ModelFixture.aModel().named("ft:mine").knownThereAs("ft:their-own").build());

        var batch =
                create(house.input(BatchRowsContract.row("a", "/v1/chat/completions", "ft:mine")));

        assertThat(batch.route().orElseThrow().providerModel()).isEqualTo("ft:their-own");
        assertThat(batch.route().orElseThrow().model().value()).isEqualTo("ft:mine");
    }

    @Test
    void a_repeated_request_gets_the_same_batch_and_a_reused_key_is_a_conflict() {
        var input = house.soundInput();
        var first = create(input);
        var retry =
                new RequestIdentity(
                        identity(1).fingerprint(),
                        Optional.empty(),
                        Optional.of(Duration.ofMinutes(5)));

        var again = house.create().create(alice(), wanted(input, retry));
        assertThat(again.replayed()).isTrue();
        assertThat(again.batch().id()).isEqualTo(first.id());

        house.create().create(alice(), wanted(input, keyed(2)));
        assertThatThrownBy(() -> house.create().create(alice(), wanted(input, keyed(3))))
                .isInstanceOf(Refusal.Conflict.class);
    }

    private static RequestIdentity keyed(int print) {
        return new RequestIdentity(
                identity(print).fingerprint(), Optional.of("key"), Optional.empty());
    }

    @Test
    void its_input_cannot_be_deleted_while_it_runs() {
        var batch = running();
        var input = batch.request().input().value();

        assertThatThrownBy(() -> house.deleteFile().delete(alice(), input))
                .isInstanceOf(Refusal.WrongState.class)
                .hasMessageContaining(batch.id().value());

        house.provider.moveTo(batch.id(), BatchStatus.FAILED);
        house.pass(Duration.ofMinutes(5));
        assertThat(house.now(batch.id()).progress().errors())
                .singleElement()
                .satisfies(it -> assertThat(it.message()).contains(batch.id().value()));
        assertThat(house.deleteFile().delete(alice(), input).value()).isEqualTo(input);
    }

    @Test
    void cancelling_one_that_was_never_sent_ends_it_at_once() {
        var batch = create(house.soundInput());

        var cancelled = house.cancel().cancel(alice(), batch.id().value());
        house.pass(Duration.ofHours(1));

        assertThat(cancelled.status()).isEqualTo(BatchStatus.CANCELLED);
        assertThat(house.provider.runs()).isZero();
        assertThat(house.errands.all()).isEmpty();
    }

    @Test
    void cancelling_a_running_one_ends_it_at_its_provider_and_keeps_what_was_answered() {
        var batch = running();

        assertThat(house.cancel().cancel(alice(), batch.id().value()).status())
                .isEqualTo(BatchStatus.CANCELLING);
        house.pass(Duration.ofMinutes(5));

        var done = house.now(batch.id());
        assertThat(done.status()).isEqualTo(BatchStatus.CANCELLED);
        assertThat(done.outputs().answers()).isPresent();
        assertThat(done.progress().times().reached(BatchStatus.CANCELLING)).isPresent();
        assertThatThrownBy(() -> house.cancel().cancel(alice(), batch.id().value()))
                .isInstanceOf(Refusal.WrongState.class);
    }

    @Test
    void cancelling_while_nobody_knows_waits_for_the_horizon() {
        house.provider.onStart().next(Reaction.BE_UNCLEAR);
        var batch = create(house.soundInput());
        house.runDue();

        house.cancel().cancel(alice(), batch.id().value());
        house.pass(BatchHouse.HORIZON.minusSeconds(5));
        assertThat(house.now(batch.id()).status()).isEqualTo(BatchStatus.CANCELLING);

        house.pass(Duration.ofMinutes(10));
        assertThat(house.now(batch.id()).status()).isEqualTo(BatchStatus.CANCELLED);
        assertThat(house.provider.runs()).isZero();
        assertThat(house.errands.all()).isEmpty();
    }

    @Test
    void a_refusal_of_the_provider_fails_it_with_the_reason() {
        house.provider.onStart().usually(Reaction.REFUSE);
        var batch = create(house.soundInput());

        house.pass(Duration.ofMinutes(5));

        assertThat(house.now(batch.id()).status()).isEqualTo(BatchStatus.FAILED);
        assertThat(house.now(batch.id()).progress().errors())
                .extracting(BatchError::code)
                .containsExactly("refused_on_purpose");
        assertThat(house.store.copiesAt(house.at, batch.id().copy())).isEmpty();
    }

    @Test
    void rows_that_the_provider_refuses_fail_it_too() {
        house.store.onStore().usually(Reaction.REFUSE);
        var batch = create(house.soundInput());

        house.pass(Duration.ofMinutes(5));

        assertThat(house.now(batch.id()).status()).isEqualTo(BatchStatus.FAILED);
        assertThat(house.errands.all()).isEmpty();
    }

    @Test
    void one_that_no_provider_takes_within_its_window_has_expired() {
        house.provider.onStart().usually(Reaction.BE_UNAVAILABLE);
        var batch = create(house.soundInput());

        house.pass(Duration.ofHours(23));
        assertThat(house.now(batch.id()).status()).isEqualTo(BatchStatus.VALIDATING);

        house.pass(Duration.ofHours(2));
        assertThat(house.now(batch.id()).status()).isEqualTo(BatchStatus.EXPIRED);
        assertThat(house.store.copiesAt(house.at, batch.id().copy())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"false, FAILED", "true, CANCELLED"})
    void one_that_its_provider_has_lost_ends_when_nobody_can_find_it_any_more(
            boolean wished, BatchStatus end) {
        var batch = running();
        house.provider.lose(batch.id());
        if (wished) {
            house.cancel().cancel(alice(), batch.id().value());
        }

        house.pass(Duration.ofDays(6));
        assertThat(house.now(batch.id()).status().isFinal()).isFalse();

        house.pass(Duration.ofDays(2));
        assertThat(house.now(batch.id()).status()).isEqualTo(end);
        assertThat(house.errands.all()).isEmpty();
        var input = batch.request().input();
        assertThat(house.deleteFile().delete(alice(), input.value())).isEqualTo(input);
    }

    @Test
    void what_ended_here_while_it_was_sent_does_not_go_on_there() {
        var batch = create(house.soundInput());
        house.provider
                .onStart()
                .before(
                        () ->
                                house.batches.change(
                                        batch.id(), it -> it.expired(house.clock.instant())));

        house.pass(Duration.ofHours(1));

        assertThat(house.now(batch.id()).status()).isEqualTo(BatchStatus.EXPIRED);
        assertThat(house.provider.status(batch.id())).isEqualTo(BatchStatus.CANCELLED);
        assertThat(house.store.copiesAt(house.at, batch.id().copy())).isEmpty();
        assertThat(house.errands.all()).isEmpty();
    }

    @Test
    void one_that_may_have_been_sent_before_its_window_ended_is_not_sent_behind_it() {
        house.provider.onStart().usually(Reaction.BE_UNAVAILABLE);
        var batch = create(house.soundInput());
        house.pass(Duration.ofHours(24).minusMinutes(5));
        house.provider.onStart().usually(Reaction.BE_UNCLEAR);
        house.pass(Duration.ofMinutes(5));
        long calls = house.provider.onStart().calls();

        house.pass(Duration.ofHours(1));

        assertThat(house.provider.onStart().calls()).isEqualTo(calls);
        assertThat(house.now(batch.id()).status()).isEqualTo(BatchStatus.EXPIRED);
        assertThat(house.store.copiesAt(house.at, batch.id().copy())).isEmpty();
    }

    @Test
    void answers_that_nobody_can_read_do_not_keep_it_open_for_ever() {
        var batch = running();
        house.provider.writing("no json\n");
        house.provider.moveTo(batch.id(), BatchStatus.COMPLETED);

        house.pass(Duration.ofMinutes(5));
        assertThat(house.now(batch.id()).status()).isEqualTo(BatchStatus.IN_PROGRESS);

        house.pass(Duration.ofHours(1));
        var done = house.now(batch.id());
        assertThat(done.status()).isEqualTo(BatchStatus.COMPLETED);
        assertThat(done.outputs()).isEqualTo(Batch.Outputs.NONE);
        assertThat(done.progress().errors())
                .extracting(BatchError::code)
                .containsExactly("output_unavailable", "output_unavailable");
        assertThat(house.contents.size()).isEqualTo(1);
        assertThat(house.store.removed()).containsExactly("scripted-file-1");
    }

    @Test
    void what_is_kept_here_is_removed_at_the_provider() {
        var batch = running();
        house.provider.moveTo(batch.id(), BatchStatus.COMPLETED);
        house.store.onRemove().next(Reaction.BE_UNAVAILABLE);

        house.pass(Duration.ofHours(1));

        var answers = "out-" + house.now(batch.id()).run().orElseThrow().value();
        assertThat(house.store.removed()).containsExactly(answers, "err-1", "scripted-file-1");
        assertThat(house.errands.all()).isEmpty();
    }

    @Test
    void what_the_provider_does_not_remove_stays_there_and_the_rows_go() {
        var batch = running();
        house.provider.moveTo(batch.id(), BatchStatus.COMPLETED);
        house.store.onRemove().next(Reaction.REFUSE, Reaction.REFUSE);

        house.pass(Duration.ofHours(1));

        assertThat(house.store.removed()).containsExactly("scripted-file-1");
        assertThat(house.now(batch.id()).outputs().answers()).isPresent();
        assertThat(house.errands.all()).isEmpty();
    }

    @Test
    void the_weights_of_targets_hold_for_batches_too() {
        var often = aDeployment().withId("often").through("often").build();
        var seldom = aDeployment().withId("seldom").through("seldom").build();
        house.deployments.set(often, seldom);
        var input = house.soundInput();
        var choice =
                new ProviderChoice(
                        List.of(target("seldom", 0.001), target("often", 1000)),
                        ProviderChoice.Order.WEIGHTED);

        for (int print = 1; print <= 30; print++) {
            var plain = wanted(input, identity(print));
            var wanted =
                    new NewBatch(
                            plain.inputFile(),
                            plain.endpoint(),
                            choice,
                            plain.outputLifetime(),
                            plain.metadata(),
                            plain.identity());
            var route = house.create().create(alice(), wanted).batch().route().orElseThrow();
            assertThat(route.placement().site().deployment()).isEqualTo(often.id());
        }
    }

    private static ProviderChoice.Target target(String connection, double weight) {
        return new ProviderChoice.Target(Optional.empty(), Optional.of(connection), weight);
    }

    @Test
    void answers_that_cannot_be_fetched_now_are_fetched_later() {
        house.provider.onOpen().next(Reaction.BE_UNAVAILABLE, Reaction.REFUSE);
        var batch = running();
        house.provider.moveTo(batch.id(), BatchStatus.COMPLETED);

        house.pass(Duration.ofMinutes(5));

        assertThat(house.now(batch.id()).outputs().answers()).isPresent();
    }
}
