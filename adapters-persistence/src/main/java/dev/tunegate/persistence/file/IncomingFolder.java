package dev.tunegate.persistence.file;

import dev.tunegate.domain.shared.RandomId;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * The folder of half-taken files. Each bears the time at which it was begun in its name, and is
 * locked by the process that writes it, so that others can tell what a crash has left behind.
 */
final class IncomingFolder {

    private static final String SEPARATOR = "-";

    private final Path folder;

    IncomingFolder(Path root) throws IOException {
        this.folder = root.resolve("incoming");
        PrivateFolders.create(folder);
    }

    Path path() {
        return folder;
    }

    Path fresh(Instant now) {
        return folder.resolve(now.toEpochMilli() + SEPARATOR + RandomId.letters(24));
    }

    /** Opens a new file and locks it; closing the channel ends the lock. */
    static FileChannel open(Path fresh) throws IOException {
        var channel =
                FileChannel.open(
                        fresh,
                        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                        PrivateFolders.OF_A_FILE);
        channel.lock();
        return channel;
    }

    /** Removes what no living process writes. */
    int removeAbandoned() throws IOException {
        int removed = 0;
        for (var file : files()) {
            if (isAbandoned(file) && Files.deleteIfExists(file)) {
                removed++;
            }
        }
        return removed;
    }

    private static boolean isAbandoned(Path file) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE);
                var lock = channel.tryLock()) {
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false; // this very process writes it
        } catch (NoSuchFileException e) {
            return false; // it was finished or removed meanwhile
        }
    }

    /** Removes what was begun before that time, whoever writes it. */
    int removeOlderThan(Instant time) throws IOException {
        int removed = 0;
        for (var file : files()) {
            if (begun(file).isBefore(time) && Files.deleteIfExists(file)) {
                removed++;
            }
        }
        return removed;
    }

    /** A file with a name that is not ours counts as very old. */
    private static Instant begun(Path file) {
        var digits = String.valueOf(file.getFileName()).split(SEPARATOR, 2)[0];
        return digits.matches("[0-9]{1,15}")
                ? Instant.ofEpochMilli(Long.parseLong(digits))
                : Instant.EPOCH;
    }

    private List<Path> files() throws IOException {
        try (var all = Files.list(folder)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }
}
