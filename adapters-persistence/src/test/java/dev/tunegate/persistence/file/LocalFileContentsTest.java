package dev.tunegate.persistence.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tunegate.domain.file.FileContents;
import dev.tunegate.domain.file.FileContentsContract;
import dev.tunegate.domain.file.FileId;
import dev.tunegate.domain.file.InMemoryFileContents;
import dev.tunegate.domain.shared.Refusal;
import dev.tunegate.domain.shared.SettableClock;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The file store on a real disk. */
final class LocalFileContentsTest implements FileContentsContract {

    private static final byte[] BYTES = "{\"messages\":[]}\n".getBytes(StandardCharsets.UTF_8);

    private final SettableClock clock = SettableClock.atNoon();
    private final FileId id = new FileId("file-0123456789abcdefABCDEF");

    @TempDir private Path disk;
    private Path root = Path.of("set before each test");
    private FileContents contents = new InMemoryFileContents(clock);

    @BeforeEach
    void open() {
        root = disk.resolve("files");
        contents = store(() -> false);
    }

    @Override
    public FileContents contents() {
        return contents;
    }

    private LocalFileContents store(Room room) {
        return new LocalFileContents(root, clock, room);
    }

    private void keep(FileId file, byte[] bytes) throws IOException {
        try (var incoming = contents.begin(file)) {
            incoming.stream().write(bytes);
            incoming.keep();
        }
    }

    private byte[] read(FileId file) throws IOException {
        try (var stream = contents.open(file)) {
            return stream.readAllBytes();
        }
    }

    /** Every regular file of the store. */
    private List<Path> files() throws IOException {
        try (var all = Files.walk(root)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    @Test
    void what_is_kept_is_read_byte_by_byte() throws IOException {
        var many = new byte[3_000_017];
        for (int i = 0; i < many.length; i++) {
            many[i] = (byte) ((i * 31) >> 3);
        }

        keep(id, many);

        assertThat(read(id)).isEqualTo(many);
        assertThat(files()).hasSize(1);
    }

    @Test
    void what_is_kept_is_there_for_the_next_process_too() throws IOException {
        keep(id, BYTES);

        contents = store(() -> false);

        assertThat(read(id)).isEqualTo(BYTES);
    }

    @Test
    void what_is_closed_unkept_leaves_nothing_behind() throws IOException {
        try (var incoming = contents.begin(id)) {
            incoming.stream().write(BYTES);
        }

        assertThat(files()).isEmpty();
    }

    @Test
    void closing_the_stream_does_not_discard_the_file() throws IOException {
        try (var incoming = contents.begin(id)) {
            try (var stream = incoming.stream()) {
                stream.write(BYTES);
            }
            incoming.keep();
        }

        assertThat(read(id)).isEqualTo(BYTES);
    }

    @Test
    void files_and_folders_are_the_gateways_alone() throws IOException {
        keep(id, BYTES);

        assertThat(Files.getPosixFilePermissions(files().getFirst()))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        try (var all = Files.walk(root)) {
            for (var folder : all.filter(Files::isDirectory).toList()) {
                assertThat(Files.getPosixFilePermissions(folder))
                        .isEqualTo(PosixFilePermissions.fromString("rwx------"));
            }
        }
    }

    @Test
    void files_are_spread_over_two_levels_of_folders() throws IOException {
        keep(id, BYTES);

        var path = root.toAbsolutePath().relativize(files().getFirst().toAbsolutePath());

        assertThat(path.toString()).matches("[0-9a-f]{2}/[0-9a-f]{2}/" + id);
    }

    @Test
    void a_disk_that_is_nearly_full_takes_nothing_new() {
        var full = store(() -> true);

        assertThatThrownBy(() -> full.begin(id))
                .isInstanceOfSatisfying(
                        Refusal.Unavailable.class,
                        it -> assertThat(it.code()).contains("storage_full"));
    }

    @Test
    void a_disk_that_fills_up_meanwhile_refuses_the_rest() throws IOException {
        var answers = new ArrayList<>(List.of(false, true));
        var filling = store(answers::removeFirst);
        var chunk = new byte[16 << 20];

        try (var incoming = filling.begin(id)) {
            for (int i = 0; i < 3; i++) {
                incoming.stream().write(chunk);
            }

            assertThatThrownBy(() -> incoming.stream().write(chunk))
                    .isInstanceOf(Refusal.Unavailable.class);
            assertThat(files()).isEmpty();
        }
    }

    @Test
    void a_write_that_finds_no_space_is_refused_and_leaves_nothing() throws IOException {
        var device = Path.of("/dev/full");
        Assumptions.assumeTrue(Files.exists(device), "a device that is always full");
        var temporary = Files.createFile(root.resolve("incoming").resolve("1-half"));
        var channel = FileChannel.open(device, StandardOpenOption.WRITE);

        try (var incoming =
                new LocalIncoming(temporary, channel, new Place(root, id), () -> false, clock)) {
            assertThatThrownBy(() -> incoming.stream().write(BYTES))
                    .isInstanceOfSatisfying(
                            Refusal.Unavailable.class,
                            it -> assertThat(it.code()).contains("storage_full"));
        }

        assertThat(files()).isEmpty();
    }

    @Test
    void room_is_short_below_a_gigabyte_or_two_percent() {
        long gigabyte = 1L << 30;

        assertThat(Room.isShort(gigabyte - 1, 10 * gigabyte)).isTrue();
        assertThat(Room.isShort(gigabyte, 10 * gigabyte)).isFalse();
        assertThat(Room.isShort(15 * gigabyte, 1000 * gigabyte)).isTrue();
        assertThat(Room.isShort(21 * gigabyte, 1000 * gigabyte)).isFalse();
    }

    @Test
    void what_a_crash_left_half_taken_is_gone_after_the_next_start() throws IOException {
        Files.write(root.resolve("incoming").resolve("1700000000000-crashed"), BYTES);

        store(() -> false);

        assertThat(files()).isEmpty();
    }

    @Test
    void a_start_beside_a_running_upload_does_not_end_it() throws IOException {
        try (var incoming = contents.begin(id)) {
            incoming.stream().write(BYTES);
            store(() -> false);
            incoming.keep();
        }

        assertThat(read(id)).isEqualTo(BYTES);
    }

    @Test
    void tidying_removes_old_files_that_nobody_knows() throws IOException {
        var known = new FileId("file-known");
        var young = new FileId("file-young");
        keep(id, BYTES);
        keep(known, BYTES);
        clock.advance(Duration.ofHours(2));
        keep(young, BYTES);

        int removed =
                contents.tidy(clock.instant().minus(Duration.ofHours(1)), it -> it.equals(known));

        assertThat(removed).isEqualTo(1);
        assertThat(files())
                .extracting(it -> it.getFileName().toString())
                .containsExactlyInAnyOrder("file-known", "file-young");
    }

    @Test
    void tidying_leaves_alone_what_is_not_ours() throws IOException {
        var stranger = Files.writeString(root.resolve("lost+found"), "x");

        contents.tidy(clock.instant().plus(Duration.ofDays(10_000)), _ -> false);

        assertThat(stranger).exists();
    }

    @Test
    void tidying_ends_uploads_that_were_begun_too_long_ago() throws IOException {
        try (var incoming = contents.begin(id)) {
            incoming.stream().write(BYTES);
            clock.advance(Duration.ofDays(2));

            int removed = contents.tidy(clock.instant().minus(Duration.ofDays(1)), _ -> true);

            assertThat(removed).isEqualTo(1);
            assertThatThrownBy(incoming::keep).isInstanceOf(IOException.class);
        }
    }
}
