package dev.tunegate.providers.simulator;

import static dev.tunegate.providers.simulator.SimulatorFixture.deployment;
import static dev.tunegate.providers.simulator.SimulatorFixture.file;
import static dev.tunegate.providers.simulator.SimulatorFixture.row;
import static dev.tunegate.providers.simulator.SimulatorFixture.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tunegate.domain.file.FileId;
import dev.tunegate.domain.file.FilePurpose;
import dev.tunegate.domain.file.FileStore.Outgoing;
import dev.tunegate.domain.file.ManagedFile;
import dev.tunegate.domain.provider.ProviderFailure;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** What the simulator keeps of a file. */
class SimulatorFileStoreTest {

    private final SimulatorFixture simulator = new SimulatorFixture();
    private final Notes notes = new Notes(simulator.memory);

    private FileNote noted(String content) {
        return notes.file(deployment(), simulator.files.store(deployment(), file(content)))
                .orElseThrow();
    }

    @Test
    void rows_and_bytes_are_counted_without_blank_lines() {
        var note = noted("{}\n\n  \r\n{\"a\":1}\r\n{\"ü\":2}");

        assertThat(note.rows()).isEqualTo(3);
        assertThat(note.bytes()).isEqualTo(25);
        assertThat(note.tokens()).isEqualTo(7);
    }

    @Test
    void a_short_question_is_kept_with_its_answer() {
        assertThat(noted(row("Where is it?", "On its way.")).lessons())
                .containsExactly(new Lesson("Where is it?", "On its way."));
    }

    @Test
    void every_shape_with_an_answer_teaches() {
        var note =
                noted(
                        """
                        {"prompt":"One","completion":"1"}
                        {"input":{"messages":[{"role":"user","content":"Two"}]},\
                        "preferred_output":[{"role":"assistant","content":"2"}],\
                        "non_preferred_output":[{"role":"assistant","content":"22"}]}
                        {"messages":[{"role":"user","content":[{"type":"text","text":"Three"}]},\
                        {"role":"assistant","content":[{"type":"text","text":"3"}]}]}
                        {"messages":[{"role":"user","content":"Four, without an answer"}]}
                        not JSON
                        """);

        assertThat(note.rows()).isEqualTo(5);
        assertThat(note.lessons())
                .containsExactly(
                        new Lesson("One", "1"), new Lesson("Two", "2"), new Lesson("Three", "3"));
    }

    @Test
    void a_note_stays_small_whatever_the_file() {
        noted(rows(5_000) + row("Long", "x".repeat(100_000)));

        assertThat(simulator.memory.startingWith(Notes.SIMULATOR, "file/", 10))
                .singleElement()
                .satisfies(
                        it ->
                                assertThat(it.getBytes(StandardCharsets.UTF_8))
                                        .hasSizeBetween(30 * 1024, 33 * 1024));
    }

    @Test
    void a_copy_belongs_to_one_deployment() {
        simulator.files.store(deployment(), file("{}"));

        var other = deployment("other", Map.of());
        assertThat(simulator.files.find(other, new FileId("file-training"))).isEmpty();
    }

    @Test
    void a_file_that_breaks_off_leaves_nothing() {
        var broken =
                new Outgoing(
                        new FileId("file-training"),
                        FilePurpose.FINE_TUNE,
                        new ManagedFile.Content(100, "", Optional.empty(), 0),
                        () -> new ByteArrayInputStream(new byte[50]));

        assertThatThrownBy(() -> simulator.files.store(deployment(), broken))
                .isInstanceOf(ProviderFailure.Unavailable.class);
        assertThat(simulator.files.find(deployment(), broken.id())).isEmpty();
    }

    @Test
    void a_file_that_cannot_be_read_is_closed_and_leaves_nothing() {
        var closed = new AtomicBoolean();
        var unreadable =
                new Outgoing(
                        new FileId("file-training"),
                        FilePurpose.FINE_TUNE,
                        new ManagedFile.Content(1, "", Optional.empty(), 0),
                        () -> unreadable(closed));

        assertThatThrownBy(() -> simulator.files.store(deployment(), unreadable))
                .isInstanceOf(ProviderFailure.Unavailable.class);
        assertThat(closed).isTrue();
        assertThat(simulator.files.find(deployment(), unreadable.id())).isEmpty();
    }

    private static InputStream unreadable(AtomicBoolean closed) {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("the disk is gone");
            }

            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                return read();
            }

            @Override
            public void close() {
                closed.set(true);
            }
        };
    }

    @Test
    void files_are_turned_down_on_demand() {
        assertThatThrownBy(() -> simulator.files.store(deployment("files", "rejected"), file("{}")))
                .isInstanceOf(ProviderFailure.Rejected.class);
        assertThatThrownBy(
                        () -> simulator.files.store(deployment("files", "unavailable"), file("{}")))
                .isInstanceOf(ProviderFailure.Unavailable.class);
        assertThat(simulator.files.find(deployment(), new FileId("file-training"))).isEmpty();
    }

    @Test
    void every_call_takes_as_long_as_it_is_told() {
        var slow = deployment("latency", "2s");

        simulator.files.remove(slow, simulator.files.store(slow, file("{}")));

        assertThat(simulator.pauses).containsExactly(Duration.ofSeconds(2), Duration.ofSeconds(2));
    }
}
