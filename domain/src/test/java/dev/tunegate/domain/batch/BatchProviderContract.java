package dev.tunegate.domain.batch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.domain.catalog.Endpoint;
import dev.tunegate.domain.catalog.ModelDeployment;
import dev.tunegate.domain.file.ProviderFileId;
import dev.tunegate.domain.finetuning.ProviderJobId;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.junit.jupiter.api.Test;

/**
 * What every provider's batches must do. Each test begins without any; one ends when {@link
 * #letComplete} or a cancellation ends it, and not before.
 */
public interface BatchProviderContract {

    BatchProvider provider();

    ModelDeployment deployment();

    /** Brings rows there, as the copy for this batch. */
    ProviderFileId copy(BatchId batch, String rows);

    /** Brings a batch to its good end. */
    void letComplete(BatchOrder order);

    /** The clock by which the provider dates its batches. */
    default Clock clock() {
        return Clock.systemUTC();
    }

    /** A batch of two requests. */
    default BatchOrder anOrder() {
        var id = BatchId.fresh();
        var endpoint = Endpoint.CHAT_COMPLETIONS;
        var model = deployment().target().model();
        var words = provider().words(deployment(), endpoint, model);
        var rows = row("first", words) + row("second", words);
        return new BatchOrder(
                id,
                endpoint,
                new BatchOrder.Model(deployment().name(), model),
                new BatchOrder.Input(
                        copy(id, rows),
                        () -> new ByteArrayInputStream(rows.getBytes(StandardCharsets.UTF_8))),
                clock().instant().minusSeconds(2));
    }

    private static String row(String id, RowWords words) {
        return """
        {"custom_id":"%s","method":"POST","url":"%s","body":{"model":"%s",\
        "messages":[{"role":"user","content":"Hello"}]}}
        """
                .formatted(id, words.url(), words.model());
    }

    private ProviderBatch started(BatchOrder order) {
        return provider().start(deployment(), order);
    }

    private ProviderBatch looked(ProviderJobId run) {
        return provider().look(deployment(), run).orElseThrow();
    }

    @Test
    default void it_speaks_for_the_provider_of_its_deployment_and_takes_chats() {
        assertThat(provider().provider()).isEqualTo(deployment().provider());
        assertThat(provider().endpoints(deployment())).contains(Endpoint.CHAT_COMPLETIONS);
    }

    @Test
    default void a_started_batch_is_found_by_its_marker() {
        var order = anOrder();
        var other = anOrder();

        var run = started(order);
        var otherRun = started(other);

        assertThat(run.status().isFinal()).isFalse();
        assertThat(run.id()).isNotEqualTo(otherRun.id());
        assertThat(provider().find(deployment(), order).map(ProviderBatch::id)).contains(run.id());
        assertThat(provider().find(deployment(), other).map(ProviderBatch::id))
                .contains(otherRun.id());
    }

    @Test
    default void a_batch_that_was_never_started_is_not_found() {
        started(anOrder());

        assertThat(provider().find(deployment(), anOrder())).isEmpty();
    }

    @Test
    default void a_batch_can_be_looked_at_and_an_unknown_one_is_empty() {
        var run = started(anOrder());

        assertThat(looked(run.id()).id()).isEqualTo(run.id());
        assertThat(looked(run.id()).status().isFinal()).isFalse();
        assertThat(provider().look(deployment(), new ProviderJobId("batch_unknownUnknown")))
                .isEmpty();
    }

    @Test
    default void a_batch_can_be_cancelled_and_cancelling_it_again_does_nothing() {
        var run = started(anOrder()).id();

        var status = provider().cancel(deployment(), run).status();
        for (int looks = 0; looks < 5 && !status.isFinal(); looks++) {
            assertThat(status).isEqualTo(BatchStatus.CANCELLING);
            status = provider().cancel(deployment(), run).status();
        }

        assertThat(status).isEqualTo(BatchStatus.CANCELLED);
        assertThat(provider().cancel(deployment(), run).status()).isEqualTo(BatchStatus.CANCELLED);
        assertThat(looked(run).status()).isEqualTo(BatchStatus.CANCELLED);
    }

    @Test
    default void a_completed_batch_has_counted_its_requests_and_gives_its_answers()
            throws IOException {
        var order = anOrder();
        var run = started(order).id();

        letComplete(order);

        var done = looked(run);
        assertThat(done.status()).isEqualTo(BatchStatus.COMPLETED);
        assertThat(done.progress().times().reached(BatchStatus.COMPLETED)).isPresent();
        assertThat(done.progress().counts().total()).isEqualTo(2);
        try (var answers =
                provider().open(deployment(), order, done.files().answers().orElseThrow())) {
            var text = new String(answers.readAllBytes(), StandardCharsets.UTF_8);
            assertThat(text).contains("\"custom_id\"").endsWith("\n");
        }
    }

    @Test
    default void cancelling_a_completed_batch_changes_nothing() {
        var order = anOrder();
        var run = started(order).id();
        letComplete(order);

        assertThat(provider().cancel(deployment(), run).status()).isEqualTo(BatchStatus.COMPLETED);
        assertThat(looked(run).status()).isEqualTo(BatchStatus.COMPLETED);
    }
}
