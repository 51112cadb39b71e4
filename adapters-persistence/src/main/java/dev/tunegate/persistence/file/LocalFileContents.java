package dev.tunegate.persistence.file;

import dev.tunegate.domain.file.FileContents;
import dev.tunegate.domain.file.FileId;
import dev.tunegate.domain.shared.RandomId;
import dev.tunegate.domain.shared.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Files on a local disk. Bytes come in under a name of their own, are forced to the disk, and only
 * then appear under their id, in one step. Names are ours alone; nothing of a caller's is in them.
 */
public final class LocalFileContents implements FileContents {

    /** Below this much free space nothing more is begun, so that running work can finish. */
    private static final long RESERVE_BYTES = 1L << 30;

    private final Path root;
    private final Path incoming;

    public LocalFileContents(Path root) {
        this.root = root;
        this.incoming = root.resolve("incoming");
        try {
            createPrivately(incoming);
        } catch (IOException e) {
            throw new UncheckedIOException("the file store cannot be made", e);
        }
    }

    static void createPrivately(Path folder) throws IOException {
        Files.createDirectories(
                folder,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }

    @Override
    public Incoming begin(FileId id) {
        try {
            if (Files.getFileStore(incoming).getUsableSpace() < RESERVE_BYTES) {
                throw full();
            }
            return new LocalIncoming(incoming.resolve(RandomId.letters(32)), place(id));
        } catch (IOException e) {
            throw new UncheckedIOException("the file store cannot be written", e);
        }
    }

    static Refusal full() {
        return new Refusal.Unavailable(
                "storage_full",
                "The gateway's file store is full; its administrator must make room.",
                Duration.ofMinutes(1));
    }

    /** Two levels of folders keep each of them small. */
    private Path place(FileId id) {
        var name = id.value();
        int end = name.length();
        return root.resolve(name.substring(end - 2))
                .resolve(name.substring(end - 4, end - 2))
                .resolve(name);
    }

    @Override
    public InputStream open(FileId id) {
        try {
            return Files.newInputStream(place(id));
        } catch (IOException e) {
            throw new UncheckedIOException("nothing is kept as " + id, e);
        }
    }

    @Override
    public void remove(FileId id) {
        delete(place(id));
    }

    static boolean delete(Path file) {
        try {
            return Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove a stored file", e);
        }
    }

    @Override
    public int tidy(Instant before, Predicate<FileId> known) {
        try (Stream<Path> all = Files.walk(root)) {
            return (int)
                    all.filter(it -> isLeftover(it, before, known))
                            .filter(LocalFileContents::delete)
                            .count();
        } catch (IOException e) {
            throw new UncheckedIOException("the file store cannot be read", e);
        }
    }

    private boolean isLeftover(Path file, Instant before, Predicate<FileId> known) {
        try {
            if (!Files.isRegularFile(file)
                    || !Files.getLastModifiedTime(file).toInstant().isBefore(before)) {
                return false;
            }
        } catch (NoSuchFileException e) {
            return false; // somebody else was quicker
        } catch (IOException e) {
            throw new UncheckedIOException("the file store cannot be read", e);
        }
        return incoming.equals(file.getParent())
                || !known.test(new FileId(String.valueOf(file.getFileName())));
    }
}
