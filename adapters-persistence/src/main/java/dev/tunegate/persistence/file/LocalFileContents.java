package dev.tunegate.persistence.file;

import dev.tunegate.domain.file.FileContents;
import dev.tunegate.domain.file.FileId;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Files on a local disk, or on one that several nodes share. Bytes come in under a name of their
 * own, are forced to the disk, and only then appear under their id, in one step.
 */
public final class LocalFileContents implements FileContents {

    private final Path root;
    private final IncomingFolder incoming;
    private final Room room;
    private final Clock clock;

    /** Opens the store, and removes what uploads have left behind that a crash has ended. */
    public LocalFileContents(Path root, Clock clock) {
        this(root, clock, Room.on(root));
    }

    LocalFileContents(Path root, Clock clock, Room room) {
        this.root = root.toAbsolutePath();
        this.room = room;
        this.clock = clock;
        try {
            PrivateFolders.create(this.root);
            this.incoming = new IncomingFolder(this.root);
            incoming.removeAbandoned();
        } catch (IOException e) {
            throw new UncheckedIOException("the file store cannot be opened", e);
        }
    }

    @Override
    public Incoming begin(FileId id) {
        try {
            if (room.isShort()) {
                throw FullDisk.refusal();
            }
            var temporary = incoming.fresh(clock.instant());
            var channel = IncomingFolder.open(temporary);
            return new LocalIncoming(temporary, channel, new Place(root, id), room, clock);
        } catch (IOException e) {
            if (FullDisk.isTheReasonFor(e)) {
                throw FullDisk.refusal();
            }
            throw new UncheckedIOException("the file store cannot be written", e);
        }
    }

    @Override
    public InputStream open(FileId id, long from) {
        try {
            var channel = Files.newByteChannel(new Place(root, id).file());
            channel.position(from);
            return Channels.newInputStream(channel);
        } catch (IOException e) {
            throw new UncheckedIOException("nothing is kept as " + id, e);
        }
    }

    @Override
    public void remove(FileId id) {
        try {
            Files.deleteIfExists(new Place(root, id).file());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove what is kept as " + id, e);
        }
    }

    @Override
    public int tidy(Instant before, Predicate<FileId> known) {
        try {
            return incoming.removeOlderThan(before) + removeUnknown(before, known);
        } catch (IOException e) {
            throw new UncheckedIOException("the file store cannot be tidied", e);
        }
    }

    private int removeUnknown(Instant before, Predicate<FileId> known) throws IOException {
        int removed = 0;
        try (Stream<Path> all = Files.walk(root)) {
            for (var file : (Iterable<Path>) all::iterator) {
                var id = Place.idOf(file);
                if (id.isPresent() && wasKeptBefore(before, file) && !known.test(id.get())) {
                    removed += Files.deleteIfExists(file) ? 1 : 0;
                }
            }
        }
        return removed;
    }

    private static boolean wasKeptBefore(Instant time, Path file) throws IOException {
        try {
            return Files.isRegularFile(file)
                    && Files.getLastModifiedTime(file).toInstant().isBefore(time);
        } catch (NoSuchFileException e) {
            return false; // somebody else was quicker
        }
    }
}
