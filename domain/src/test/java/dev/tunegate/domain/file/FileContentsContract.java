package dev.tunegate.domain.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every keeper of files' bytes must do. Each test begins with an empty one. */
public interface FileContentsContract {

    Instant LONG_AGO = Instant.parse("2000-01-01T00:00:00Z");
    Instant FAR_AHEAD = Instant.parse("2100-01-01T00:00:00Z");

    FileContents contents();

    private FileId kept(String text) {
        var id = FileId.fresh();
        try (var incoming = contents().begin(id)) {
            incoming.stream().write(text.getBytes(StandardCharsets.UTF_8));
            incoming.keep();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return id;
    }

    private String read(FileId id) {
        try (var stream = contents().open(id)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void assertNothingIsKept(FileId id) {
        assertThatThrownBy(() -> contents().open(id)).isInstanceOf(UncheckedIOException.class);
    }

    @Test
    default void what_is_kept_can_be_read_as_often_as_wished() {
        var one = kept("one\n");
        var two = kept("zwei größe\n");
        var empty = kept("");

        assertThat(read(one)).isEqualTo("one\n").isEqualTo(read(one));
        assertThat(read(two)).isEqualTo("zwei größe\n");
        assertThat(read(empty)).isEmpty();
    }

    @Test
    default void many_bytes_in_many_runs_come_back_in_order() throws IOException {
        var id = FileId.fresh();
        var run = new byte[50_000];
        try (var incoming = contents().begin(id)) {
            for (int i = 0; i < 40; i++) {
                Arrays.fill(run, (byte) i);
                incoming.stream().write(run);
            }
            incoming.keep();
        }

        try (var stream = contents().open(id)) {
            var all = stream.readAllBytes();

            assertThat(all).hasSize(2_000_000);
            assertThat(new byte[] {all[0], all[49_999], all[50_000], all[1_999_999]})
                    .containsExactly(0, 0, 1, 39);
        }
    }

    @Test
    default void reading_may_begin_at_any_byte_and_at_the_end() throws IOException {
        var id = kept("0123456789");

        for (int from = 0; from <= 10; from++) {
            try (var stream = contents().open(id, from)) {
                assertThat(new String(stream.readAllBytes(), StandardCharsets.UTF_8))
                        .isEqualTo("0123456789".substring(from));
            }
        }
        assertThatThrownBy(() -> contents().open(FileId.fresh(), 3))
                .isInstanceOf(UncheckedIOException.class);
    }

    @Test
    default void parts_of_uploads_are_kept_beside_files() {
        var part = PartId.fresh();
        try (var incoming = contents().begin(part.contents())) {
            incoming.stream().write("part".getBytes(StandardCharsets.UTF_8));
            incoming.keep();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var asked = new ArrayList<FileId>();

        contents().tidy(FAR_AHEAD, asked::add);

        assertThat(asked).containsExactly(part.contents());
        assertThat(asked).allMatch(it -> PartId.keptAs(it).equals(Optional.of(part)));
        assertThat(read(part.contents())).isEqualTo("part");
    }

    @Test
    default void nothing_can_be_read_before_it_is_kept() throws IOException {
        var id = FileId.fresh();
        try (var incoming = contents().begin(id)) {
            incoming.stream().write(new byte[] {1, 2, 3});

            assertNothingIsKept(id);
        }
    }

    @Test
    default void closing_discards_what_was_not_kept() throws IOException {
        var id = FileId.fresh();
        try (var incoming = contents().begin(id)) {
            incoming.stream().write(new byte[] {1, 2, 3});
        }

        assertNothingIsKept(id);
        assertThat(contents().tidy(FAR_AHEAD, _ -> true)).isZero();
    }

    @Test
    default void closing_twice_harms_nothing() throws IOException {
        var id = FileId.fresh();
        var incoming = contents().begin(id);
        incoming.stream().write("kept".getBytes(StandardCharsets.UTF_8));
        incoming.keep();

        incoming.close();
        incoming.close();

        assertThat(read(id)).isEqualTo("kept");
    }

    @Test
    default void what_is_removed_is_gone_and_removing_it_again_does_nothing() {
        var id = kept("gone");
        var other = kept("stays");

        contents().remove(id);
        contents().remove(id);
        contents().remove(FileId.fresh());

        assertNothingIsKept(id);
        assertThat(read(other)).isEqualTo("stays");
    }

    @Test
    default void tidying_removes_what_nobody_knows() {
        var known = kept("known");
        var unknown = kept("unknown");

        assertThat(contents().tidy(FAR_AHEAD, known::equals)).isEqualTo(1);

        assertThat(read(known)).isEqualTo("known");
        assertNothingIsKept(unknown);
        assertThat(contents().tidy(FAR_AHEAD, known::equals)).isZero();
    }

    @Test
    default void tidying_leaves_alone_what_is_young() throws IOException {
        var young = kept("young");
        try (var incoming = contents().begin(FileId.fresh())) {
            incoming.stream().write(7);

            assertThat(contents().tidy(LONG_AGO, _ -> false)).isZero();
            incoming.keep();
        }

        assertThat(read(young)).isEqualTo("young");
    }

    @Test
    default void tidying_asks_about_ids_as_they_were_given() {
        var id = kept("asked about");
        var asked = new ArrayList<FileId>();

        contents()
                .tidy(
                        FAR_AHEAD,
                        it -> {
                            asked.add(it);
                            return true;
                        });

        assertThat(asked).containsExactly(id);
    }

    @Test
    default void tidying_removes_what_was_half_taken() throws IOException {
        try (var abandoned = contents().begin(FileId.fresh())) {
            abandoned.stream().write(new byte[] {1, 2, 3});

            assertThat(contents().tidy(FAR_AHEAD, _ -> true)).isEqualTo(1);
            assertThat(contents().tidy(FAR_AHEAD, _ -> true)).isZero();
        }
    }
}
