package dev.tunegate.domain.file;

import dev.tunegate.domain.shared.OutboundPort;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.function.Predicate;

/** Where the bytes of managed files are kept: a local disk, or an object store. */
@OutboundPort
public interface FileContents {

    /**
     * Begins to take in a file's bytes. Nothing can be read until {@link Incoming#keep}.
     *
     * @throws dev.tunegate.domain.shared.Refusal.Unavailable if there is no room left
     */
    Incoming begin(FileId id);

    /**
     * The bytes of a kept file, from the start; the caller closes the stream.
     *
     * @throws UncheckedIOException if nothing is kept under this id
     */
    default InputStream open(FileId id) {
        return open(id, 0);
    }

    /**
     * The same from a byte further on, without reading what stands before it.
     *
     * @param from counted from 0; at most the length, where nothing is left to read
     * @throws UncheckedIOException if nothing is kept under this id
     */
    InputStream open(FileId id, long from);

    /** Removes what is kept under this id; removing what is not there does nothing. */
    void remove(FileId id);

    /**
     * Removes what was kept before {@code before} under ids that nobody knows, and half-taken files
     * of the same age: what a crash between storing and recording leaves behind.
     *
     * @return how many were removed
     */
    int tidy(Instant before, Predicate<FileId> known);

    /** Bytes on their way in. Closing it discards them unless they were kept. */
    interface Incoming extends AutoCloseable {

        /** Where the bytes go; not buffered, so write in large runs. */
        OutputStream stream();

        /**
         * Makes the bytes durable and readable under their id; after it returned they survive a
         * crash.
         *
         * @throws IOException if they could not be stored
         */
        void keep() throws IOException;

        @Override
        void close();
    }
}
