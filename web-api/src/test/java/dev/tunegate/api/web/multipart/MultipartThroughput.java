package dev.tunegate.api.web.multipart;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.lang.System.Logger.Level;
import java.lang.management.ManagementFactory;
import java.util.Collections;
import java.util.List;

/**
 * Measures how fast a file of 500 MB is read out of a form; to be run by hand, it is no test.
 *
 * <p>The content comes from memory, so that the figures are those of the reader alone: lines of
 * JSON, and lines that a hostile client could make up to keep the search for the boundary busy.
 */
final class MultipartThroughput {

    private static final System.Logger LOG = System.getLogger("throughput");
    private static final long SIZE = 500_000_000;
    private static final int ROUNDS = 6;

    private MultipartThroughput() {}

    /** Takes no arguments. */
    public static void main(String[] arguments) throws IOException {
        var json = "{\"messages\":[{\"role\":\"user\",\"content\":\"What is the answer?\"}]}\n";
        measure("JSON, usual boundary", "----WebKitFormBoundary7MA4YWxkTrZu0gW", json);
        measure("JSON, boundary of one character", "x", json);
        measure("hostile: one byte repeated", "a".repeat(70), "a");
        measure("hostile: all but the last", "a".repeat(70), "\r\n--" + "a".repeat(69));
    }

    private static void measure(String what, String boundary, String pattern) throws IOException {
        for (int round = 0; round < ROUNDS; round++) {
            long cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            long wall = System.nanoTime();
            drain(boundary, pattern);
            wall = System.nanoTime() - wall;
            cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - cpu;
            var figures = "%s: %.0f MB/s, %.3f CPU-s".formatted(what, SIZE * 1e3 / wall, cpu / 1e9);
            LOG.log(Level.INFO, figures);
        }
    }

    private static void drain(String boundary, String pattern) throws IOException {
        var reader =
                new MultipartReader(
                        form(boundary, pattern),
                        new Boundary(boundary),
                        MultipartLimits.upTo(2 * SIZE));
        var part = reader.next().orElseThrow();
        long drained = part.body().transferTo(OutputStream.nullOutputStream());
        if (drained != SIZE || reader.next().isPresent()) {
            throw new IllegalStateException("drained " + drained + " bytes");
        }
    }

    private static InputStream form(String boundary, String pattern) {
        var head = "--" + boundary + "\r\nContent-Disposition: form-data; name=file\r\n\r\n";
        var tail = "\r\n--" + boundary + "--\r\n";
        return new SequenceInputStream(
                Collections.enumeration(List.of(bytes(head), new Repeated(pattern), bytes(tail))));
    }

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(US_ASCII));
    }

    /** A pattern over and over, up to the size of the file, in pieces of 8 KiB as Tomcat gives. */
    private static final class Repeated extends InputStream {

        private static final int PIECE = 8192;

        private final byte[] bytes;
        private final int period;
        private long left = SIZE;

        Repeated(String pattern) {
            period = pattern.length();
            bytes = pattern.repeat(PIECE / period + 2).getBytes(US_ASCII);
        }

        @Override
        public int read() {
            throw new UnsupportedOperationException("read in runs");
        }

        @Override
        public int read(byte[] target, int from, int length) {
            if (left == 0) {
                return -1;
            }
            int count = (int) Math.min(left, Math.min(length, PIECE));
            System.arraycopy(bytes, (int) ((SIZE - left) % period), target, from, count);
            left -= count;
            return count;
        }
    }
}
