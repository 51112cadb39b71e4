package dev.tunegate.providers.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tunegate.domain.batch.BatchId;
import dev.tunegate.domain.batch.BatchOrder;
import dev.tunegate.domain.batch.BatchProvider;
import dev.tunegate.domain.batch.BatchProviderContract;
import dev.tunegate.domain.batch.BatchStatus;
import dev.tunegate.domain.batch.ProviderBatch;
import dev.tunegate.domain.catalog.Connection;
import dev.tunegate.domain.catalog.Endpoint;
import dev.tunegate.domain.catalog.ModelDeployment;
import dev.tunegate.domain.catalog.Secret;
import dev.tunegate.domain.file.ProviderFileId;
import dev.tunegate.domain.provider.ProviderFailure;
import dev.tunegate.providers.openaiwire.BatchesFixture;
import dev.tunegate.providers.openaiwire.HostFixture;
import dev.tunegate.providers.openaiwire.OpenAiWire;
import dev.tunegate.providers.openaiwire.server.Manner;
import dev.tunegate.providers.openaiwire.server.Misbehaviour;
import dev.tunegate.providers.openaiwire.server.OpenAiWireServer;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Batches at OpenAI. */
class OpenAiBatchesTest implements BatchProviderContract {

    private final HostFixture host = new HostFixture(Manner.OPENAI);
    private final OpenAiWire wire = new OpenAiWire(new OpenAiDialect(), host.http, host.failures);

    @Override
    public BatchProvider provider() {
        return wire.batches();
    }

    @Override
    public ModelDeployment deployment() {
        var connection =
                new Connection(
                        "main",
                        Optional.of(host.server.address()),
                        Optional.of(new Secret(OpenAiWireServer.KEY)),
                        Map.of());
        return HostFixture.deployment(OpenAiDialect.OPENAI, "gpt-theirs", connection, Map.of());
    }

    @Override
    public Clock clock() {
        return host.clock;
    }

    @Override
    public ProviderFileId copy(BatchId batch, String rows) {
        return BatchesFixture.copy(wire.fileStore(), deployment(), batch, rows);
    }

    @Override
    public void letComplete(BatchOrder order) {
        BatchesFixture.complete(host.server, provider(), deployment(), order);
    }

    @AfterEach
    void stop() {
        host.close();
    }

    @Test
    void every_endpoint_is_answered_in_batches() {
        assertThat(provider().endpoints(deployment()))
                .containsExactlyInAnyOrder(
                        Endpoint.CHAT_COMPLETIONS, Endpoint.COMPLETIONS, Endpoint.EMBEDDINGS);
    }

    @Test
    void one_start_sends_one_request_and_an_unanswered_one_is_found_by_its_marker() {
        var order = anOrder();
        host.server.misbehave(
                Misbehaviour.on("POST", "/batches", new Misbehaviour.Fault.DropAfter()));

        assertThatThrownBy(() -> provider().start(deployment(), order))
                .isInstanceOf(ProviderFailure.Unclear.class);

        assertThat(host.server.requests("POST", "/batches")).isEqualTo(1);
        assertThat(host.server.batchesByMarker()).containsEntry(order.batch().value(), 1L);
        assertThat(provider().find(deployment(), order)).isPresent();
    }

    @Test
    void a_host_that_forgets_the_marker_is_asked_for_the_copy_of_the_rows() {
        host.server.keepMetadata(false);
        var order = anOrder();
        var run = provider().start(deployment(), order);
        provider().start(deployment(), anOrder());

        assertThat(provider().find(deployment(), order).map(ProviderBatch::id)).contains(run.id());
    }

    @Test
    void a_batch_is_found_behind_many_others() {
        var order = anOrder();
        var run = provider().start(deployment(), order);
        for (int i = 0; i < 120; i++) {
            provider().start(deployment(), anOrder());
        }

        assertThat(provider().find(deployment(), order).map(ProviderBatch::id)).contains(run.id());
    }

    @Test
    void a_word_that_nobody_knows_is_no_end() {
        var order = anOrder();
        var run = provider().start(deployment(), order).id();

        host.server.moveBatch(run.value(), "pondering");

        assertThat(provider().look(deployment(), run).map(ProviderBatch::status))
                .contains(BatchStatus.IN_PROGRESS);
    }
}
