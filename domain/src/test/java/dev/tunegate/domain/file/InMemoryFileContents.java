package dev.tunegate.domain.file;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/** The bytes of files for as long as a test runs; they are not part of any transaction. */
public final class InMemoryFileContents implements FileContents {

    private final Clock clock;
    private final Map<FileId, Kept> kept = new ConcurrentHashMap<>();
    private volatile boolean stuck;
    private final Map<Taking, Instant> halfTaken = new ConcurrentHashMap<>();

    public InMemoryFileContents(Clock clock) {
        this.clock = clock;
    }

    private record Kept(ByteBuffer bytes, Instant since) {}

    @Override
    public Incoming begin(FileId id) {
        var taking = new Taking(id);
        halfTaken.put(taking, clock.instant());
        return taking;
    }

    @Override
    public InputStream open(FileId id, long from) {
        var found = kept.get(id);
        if (found == null) {
            throw new UncheckedIOException(new FileNotFoundException(id.value()));
        }
        var bytes = found.bytes().array();
        int start = Math.toIntExact(from);
        return new ByteArrayInputStream(bytes, start, bytes.length - start);
    }

    @Override
    public void remove(FileId id) {
        if (stuck) {
            throw new UncheckedIOException(new IOException("the disk lets nothing go"));
        }
        kept.remove(id);
    }

    @Override
    public int tidy(Instant before, Predicate<FileId> known) {
        int had = size();
        kept.entrySet()
                .removeIf(it -> it.getValue().since().isBefore(before) && !known.test(it.getKey()));
        halfTaken.values().removeIf(it -> it.isBefore(before));
        return had - size();
    }

    /** How many files are kept or half taken. */
    public int size() {
        return kept.size() + halfTaken.size();
    }

    public boolean holds(FileId id) {
        return kept.containsKey(id);
    }

    /** Whether nothing can be removed, as on a disk that has failed. */
    public void stuck(boolean yes) {
        stuck = yes;
    }

    /** Keeps these bytes at once. */
    public void put(FileId id, byte[] bytes) {
        kept.put(id, new Kept(ByteBuffer.wrap(bytes.clone()), clock.instant()));
    }

    /** Bytes on their way in. */
    private final class Taking implements Incoming {

        private final FileId id;
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        private Taking(FileId id) {
            this.id = id;
        }

        @Override
        public OutputStream stream() {
            return bytes;
        }

        @Override
        public void keep() throws IOException {
            if (halfTaken.remove(this) == null) {
                throw new IOException("the half-taken file is gone");
            }
            put(id, bytes.toByteArray());
        }

        @Override
        public void close() {
            halfTaken.remove(this);
        }
    }
}
