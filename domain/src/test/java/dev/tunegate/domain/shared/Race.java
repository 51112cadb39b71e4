package dev.tunegate.domain.shared;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;

/** Runs the same work in several threads that begin together. */
public final class Race {

    private Race() {}

    /** Returns when all of them have ended; throws on what one of them threw. */
    public static void of(int threads, Runnable work) {
        var begin = new CountDownLatch(1);
        try (var pool = Executors.newFixedThreadPool(threads)) {
            var runners =
                    IntStream.range(0, threads).mapToObj(_ -> pool.submit(() -> at(begin, work)));
            var all = runners.toList();
            begin.countDown();
            for (var each : all) {
                each.get(30, TimeUnit.SECONDS);
            }
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new AssertionError("the race was not run to its end", e);
        }
    }

    private static boolean at(CountDownLatch begin, Runnable work) throws InterruptedException {
        begin.await();
        work.run();
        return true;
    }
}
