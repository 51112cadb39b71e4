package dev.tunegate.application.file;

import dev.tunegate.application.shared.Step;
import dev.tunegate.domain.access.Identity;
import dev.tunegate.domain.access.Owner;
import dev.tunegate.domain.dataset.DatasetReader;
import dev.tunegate.domain.dataset.DatasetReport;
import dev.tunegate.domain.file.FileContents;
import dev.tunegate.domain.file.FileId;
import dev.tunegate.domain.file.FilePurpose;
import dev.tunegate.domain.file.FileReplica;
import dev.tunegate.domain.file.ManagedFile;
import dev.tunegate.domain.shared.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.function.LongConsumer;

/**
 * Takes in bytes once: stores them while they are hashed and checked as training data, each on a
 * thread of its own. Memory is bounded whatever the size, because a reader that lags makes the
 * stream wait.
 */
@Step
public final class Intake {

    private static final Executor THREADS = Executors.newVirtualThreadPerTaskExecutor();

    private final FileContents contents;
    private final DatasetReader reader;
    private final FileLimits limits;

    public Intake(FileContents contents, DatasetReader reader, FileLimits limits) {
        this.contents = contents;
        this.reader = reader;
        this.limits = limits;
    }

    /**
     * Takes the stream in. What is returned must be closed: bytes that were not kept are discarded.
     *
     * @throws Refusal.TooLarge if the file is larger than this gateway takes
     * @throws IOException if the sender breaks off
     */
    public Received receive(InputStream from) throws IOException {
        return receive(from, _ -> {});
    }

    /**
     * Takes the stream in as long as somebody else allows it too.
     *
     * @param bound is told after each chunk how many bytes there are by now, and throws if those
     *     are too many
     */
    Received receive(InputStream from, LongConsumer bound) throws IOException {
        var id = FileId.fresh();
        var incoming = contents.begin(id);
        try {
            return receive(id, incoming, from, bound);
        } catch (IOException | RuntimeException | Error e) {
            incoming.close();
            throw e;
        }
    }

    private Received receive(
            FileId id, FileContents.Incoming incoming, InputStream from, LongConsumer bound)
            throws IOException {
        var toHash = new ChunkPipe();
        var toCheck = new ChunkPipe();
        var hash = CompletableFuture.supplyAsync(() -> sha256(toHash), THREADS);
        var report = CompletableFuture.supplyAsync(() -> check(toCheck), THREADS);
        long bytes;
        try {
            bytes = copy(from, incoming, List.of(toHash, toCheck), bound);
        } finally {
            toHash.end();
            toCheck.end();
        }
        return new Received(id, incoming, bytes, hash.join(), report.join());
    }

    private long copy(
            InputStream from, FileContents.Incoming to, List<ChunkPipe> readers, LongConsumer bound)
            throws IOException {
        long total = 0;
        while (true) {
            var chunk = new byte[ChunkPipe.CHUNK_BYTES];
            int count = from.readNBytes(chunk, 0, chunk.length);
            if (count == 0) {
                return total;
            }
            total += count;
            requireRoom(total);
            bound.accept(total);
            for (var reader : readers) {
                reader.put(chunk, count);
            }
            to.stream().write(chunk, 0, count);
        }
    }

    private void requireRoom(long total) {
        if (total > limits.maxBytes()) {
            throw new Refusal.TooLarge(
                    "file",
                    "file_too_large",
                    "A file may have at most " + limits.maxBytes() + " bytes here.");
        }
    }

    private static String sha256(ChunkPipe bytes) {
        try (bytes) {
            var digest = MessageDigest.getInstance("SHA-256");
            bytes.forEachChunk(digest::update);
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private DatasetReport check(ChunkPipe bytes) {
        try (bytes) {
            return reader.check(bytes);
        } catch (IOException e) {
            throw new IllegalStateException("a pipe in memory does not fail", e);
        }
    }

    /** Bytes that are here, but will go again unless they are kept. */
    public static final class Received implements AutoCloseable {

        private final FileId id;
        private final FileContents.Incoming incoming;
        private final long bytes;
        private final String sha256;
        private final DatasetReport report;

        Received(
                FileId id,
                FileContents.Incoming incoming,
                long bytes,
                String sha256,
                DatasetReport report) {
            this.id = id;
            this.incoming = incoming;
            this.bytes = bytes;
            this.sha256 = sha256;
            this.report = report;
        }

        DatasetReport report() {
            return report;
        }

        /** The managed file that these bytes make. */
        public ManagedFile as(
                Owner owner,
                Identity by,
                ManagedFile.Label label,
                ManagedFile.Life life,
                List<FileReplica> replicas) {
            boolean training = label.purpose() == FilePurpose.FINE_TUNE;
            var content =
                    new ManagedFile.Content(
                            bytes,
                            sha256,
                            training ? report.format() : Optional.empty(),
                            training ? report.rows() : 0);
            return new ManagedFile(id, owner, by, label, content, life, replicas);
        }

        /**
         * Makes the bytes durable.
         *
         * @throws IOException if they could not be stored
         */
        public void keep() throws IOException {
            incoming.keep();
        }

        @Override
        public void close() {
            incoming.close();
        }
    }
}
