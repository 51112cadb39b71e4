package dev.tunegate.providers.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.domain.batch.BatchCounts;
import dev.tunegate.domain.batch.BatchId;
import dev.tunegate.domain.batch.BatchOrder;
import dev.tunegate.domain.batch.BatchProvider;
import dev.tunegate.domain.batch.BatchProviderContract;
import dev.tunegate.domain.batch.BatchStatus;
import dev.tunegate.domain.batch.ProviderBatch;
import dev.tunegate.domain.catalog.Endpoint;
import dev.tunegate.domain.catalog.ModelDeployment;
import dev.tunegate.domain.file.ProviderFileId;
import dev.tunegate.providers.openaiwire.BatchesFixture;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Batches that nobody answers in earnest. */
class SimulatedBatchesTest implements BatchProviderContract {

    private static final String TUNED = "sim:gpt-4.1-mini:parcels:one";

    private final SimulatorFixture simulator = new SimulatorFixture();

    /** A new adapter each time, as after a restart. */
    @Override
    public BatchProvider provider() {
        return new SimulatedBatches(
                new Notes(simulator.memory), simulator.chat, simulator.clock, _ -> {});
    }

    @Override
    public ModelDeployment deployment() {
        return SimulatorFixture.deployment("duration", "10s");
    }

    @Override
    public Clock clock() {
        return simulator.clock;
    }

    @Override
    public ProviderFileId copy(BatchId batch, String rows) {
        return BatchesFixture.copy(simulator.files, deployment(), batch, rows);
    }

    @Override
    public void letComplete(BatchOrder order) {
        simulator.clock.advance(Duration.ofSeconds(10));
    }

    private BatchOrder order(String rows) {
        var plain = anOrder();
        return new BatchOrder(
                plain.batch(),
                Endpoint.CHAT_COMPLETIONS,
                plain.model(),
                new BatchOrder.Input(
                        plain.input().copy(),
                        () -> new ByteArrayInputStream(rows.getBytes(StandardCharsets.UTF_8))),
                plain.since());
    }

    private static String row(String id, String more) {
        return """
        {"custom_id":"%s","url":"/v1/chat/completions","body":{"model":"gpt-4.1-mini",\
        "messages":[{"role":"user","content":"Hi"}]%s}}
        """
                .formatted(id, more);
    }

    private String read(BatchOrder order, String file) throws IOException {
        try (var content = provider().open(deployment(), order, file)) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private ProviderBatch look(ProviderBatch run) {
        return provider().look(deployment(), run.id()).orElseThrow();
    }

    @Test
    void it_goes_its_way_on_the_clock_and_starting_twice_is_once() {
        var order = order(row("a", "").repeat(8));
        var run = provider().start(deployment(), order);
        assertThat(run.status()).isEqualTo(BatchStatus.VALIDATING);

        simulator.clock.advance(Duration.ofSeconds(5));
        assertThat(look(run).status()).isEqualTo(BatchStatus.IN_PROGRESS);
        assertThat(look(run).progress().counts()).isEqualTo(new BatchCounts(8, 4, 0));
        assertThat(provider().start(deployment(), order).id()).isEqualTo(run.id());

        simulator.clock.advance(Duration.ofSeconds(4));
        assertThat(look(run).status()).isEqualTo(BatchStatus.FINALIZING);
    }

    @Test
    void what_its_chat_turns_down_goes_into_the_file_of_errors() throws IOException {
        var order = order(row("good", "") + row("bad", ",\"n\":2") + row("fine", ""));
        var run = provider().start(deployment(), order);
        letComplete(order);

        var done = look(run);

        assertThat(done.progress().counts()).isEqualTo(new BatchCounts(3, 2, 1));
        assertThat(read(order, done.files().answers().orElseThrow()).lines())
                .hasSize(2)
                .anyMatch(it -> it.contains("\"good\""))
                .allMatch(it -> it.contains("[simulated]"));
        assertThat(read(order, done.files().errors().orElseThrow()).lines())
                .singleElement()
                .asString()
                .contains("\"bad\"", "\"status_code\":400", "one choice only");
    }

    @Test
    void a_tuned_model_looks_its_lessons_up_once_for_all_rows() throws IOException {
        simulator.started(deployment(), SimulatorFixture.order());
        simulator.clock.advance(Duration.ofMinutes(1));
        var plain = order(row("a", "").replace("Hi", "Where is parcel number 17?").repeat(300));
        var tuned = new BatchOrder.Model(plain.model().asked(), TUNED);
        var order =
                new BatchOrder(
                        plain.batch(), plain.endpoint(), tuned, plain.input(), plain.since());
        int before = simulator.memory.reads();

        var run = provider().start(deployment(), order);
        letComplete(order);
        var answers = read(order, look(run).files().answers().orElseThrow());

        assertThat(answers.lines()).hasSize(300).allMatch(it -> it.contains("stop 17"));
        assertThat(simulator.memory.reads() - before).isLessThan(20);
    }

    @Test
    void a_cancelled_one_keeps_what_was_answered_until_then() throws IOException {
        var order = order(row("a", "") + row("b", "") + row("c", "") + row("d", ""));
        var run = provider().start(deployment(), order);
        simulator.clock.advance(Duration.ofSeconds(5));

        provider().cancel(deployment(), run.id());
        simulator.clock.advance(Duration.ofHours(1));

        var done = look(run);
        assertThat(done.status()).isEqualTo(BatchStatus.CANCELLED);
        assertThat(read(order, done.files().answers().orElseThrow()).lines()).hasSize(2);
    }
}
