package dev.tunegate.persistence.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whether a disk has room for more. */
@FunctionalInterface
interface Room {

    /** What is begun now must not make running uploads, or the database beside it, fail. */
    long LEAST_BYTES = 1L << 30;

    /** On a large disk a gigabyte is little: file systems slow down when they are nearly full. */
    int LEAST_PERCENT = 2;

    boolean isShort() throws IOException;

    static Room on(Path folder) {
        return () -> {
            var store = Files.getFileStore(folder);
            return isShort(store.getUsableSpace(), store.getTotalSpace());
        };
    }

    static boolean isShort(long usableBytes, long totalBytes) {
        return usableBytes < LEAST_BYTES || usableBytes < totalBytes / 100 * LEAST_PERCENT;
    }
}
