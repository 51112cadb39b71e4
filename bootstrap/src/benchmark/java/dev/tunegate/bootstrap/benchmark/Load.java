package dev.tunegate.bootstrap.benchmark;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * A light load generator: a few connections that are kept, each with one request at a time, bounded
 * in time.
 */
final class Load {

    private final int port;
    private final byte[] request;

    Load(int port, String method, String path, String body) {
        this.port = port;
        var head =
                String.join(
                        "\r\n",
                        method + " " + path + " HTTP/1.1",
                        "Host: 127.0.0.1",
                        "Authorization: Bearer " + Subject.KEY,
                        "Content-Type: application/json",
                        "Content-Length: " + body.getBytes(StandardCharsets.UTF_8).length,
                        "",
                        "");
        this.request = (head + body).getBytes(StandardCharsets.UTF_8);
    }

    /**
     * What came of it.
     *
     * @param perSecond answers per second
     * @param failures answers that were not 200
     */
    record Outcome(
            long answers, double perSecond, double p50Millis, double p99Millis, long failures) {}

    Outcome run(int connections, Duration time) throws InterruptedException, ExecutionException {
        long end = System.nanoTime() + time.toNanos();
        long begun = System.nanoTime();
        var results = new ArrayList<Future<Samples>>();
        try (var threads = Executors.newFixedThreadPool(connections)) {
            for (int i = 0; i < connections; i++) {
                results.add(threads.submit(() -> drive(end)));
            }
        }
        double seconds = (System.nanoTime() - begun) / 1e9;
        var all = new long[0];
        long failures = 0;
        for (var result : results) {
            var samples = result.get();
            int length = all.length;
            all = Arrays.copyOf(all, length + samples.count);
            System.arraycopy(samples.nanos, 0, all, length, samples.count);
            failures += samples.failures;
        }
        Arrays.sort(all);
        return new Outcome(
                all.length, all.length / seconds, at(all, 0.50), at(all, 0.99), failures);
    }

    private static double at(long[] sorted, double share) {
        return sorted[(int) (share * (sorted.length - 1))] / 1e6;
    }

    private static final class Samples {
        private long[] nanos = new long[1024];
        private int count;
        private long failures;

        private void add(long nano) {
            if (count == nanos.length) {
                nanos = Arrays.copyOf(nanos, count * 2);
            }
            nanos[count++] = nano;
        }
    }

    private Samples drive(long end) {
        var samples = new Samples();
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setTcpNoDelay(true);
            var in = new BufferedInputStream(socket.getInputStream(), 64 * 1024);
            var out = socket.getOutputStream();
            while (System.nanoTime() < end) {
                long begun = System.nanoTime();
                out.write(request);
                if (!answer(in)) {
                    samples.failures++;
                }
                samples.add(System.nanoTime() - begun);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return samples;
    }

    /** Reads one answer to its end; whether its status is 200. */
    private static boolean answer(InputStream in) throws IOException {
        var status = line(in);
        int length = 0;
        boolean chunked = false;
        for (var header = line(in); !header.isEmpty(); header = line(in)) {
            var lower = header.toLowerCase(Locale.ROOT);
            if (lower.startsWith("content-length:")) {
                length = Integer.parseInt(lower.substring(15).strip());
            }
            chunked |= lower.startsWith("transfer-encoding:") && lower.contains("chunked");
        }
        if (chunked) {
            for (int size = chunk(in); size > 0; size = chunk(in)) {
                in.skipNBytes(size + 2L);
            }
            line(in);
        } else {
            in.skipNBytes(length);
        }
        return status.contains(" 200");
    }

    private static int chunk(InputStream in) throws IOException {
        return Integer.parseInt(line(in), 16);
    }

    private static String line(InputStream in) throws IOException {
        var text = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new IOException("the connection ended");
            }
            if (c != '\r') {
                text.append((char) c);
            }
        }
        return text.toString();
    }
}
