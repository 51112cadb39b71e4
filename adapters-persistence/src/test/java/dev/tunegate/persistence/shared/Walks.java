package dev.tunegate.persistence.shared;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.domain.shared.ListQuery;
import dev.tunegate.domain.shared.ListQuery.Order;
import dev.tunegate.domain.shared.Listing;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Readers who go through a list from its top, page by page, while others change it. Many rows are
 * of one moment, and writers may have other clocks.
 */
public final class Walks {

    private static final List<Integer> LIMITS = List.of(1, 2, 7, 100);

    public static final List<Order> BOTH = List.of(Order.NEWEST_FIRST, Order.OLDEST_FIRST);

    private static final Instant NOON = Instant.parse("2026-01-15T12:00:00Z");

    private Walks() {}

    /** Ten of one microsecond, and hundreds of one second. */
    public static Instant time(int number) {
        return NOON.plusNanos(number / 10 * 1000L);
    }

    /** Writes so many among as many rows that stand already, by a clock of its own. */
    public static Runnable writer(int more, int standing, Duration skew, Consumer<Instant> write) {
        return () ->
                IntStream.range(0, more)
                        .forEach(it -> write.accept(time(it * standing / more).plus(skew)));
    }

    public static List<String> every(List<String> all, int nth) {
        return IntStream.range(0, all.size())
                .filter(it -> it % nth == 0)
                .mapToObj(all::get)
                .toList();
    }

    public static Set<String> without(List<String> all, List<String> some) {
        var rest = new HashSet<>(all);
        some.forEach(rest::remove);
        return rest;
    }

    /** A list as it is asked for: one page of ids. */
    public interface Pages extends Function<ListQuery, Listing<String>> {}

    /** Everything that a reader meets, in the order of meeting. */
    public static List<String> walk(
            Pages list, int limit, Order order, Consumer<String> atEachPage) {
        var met = new ArrayList<String>();
        Optional<String> after = Optional.empty();
        while (true) {
            var page = list.apply(new ListQuery(after, limit, order));
            met.addAll(page.items());
            if (!page.hasMore()) {
                return met;
            }
            assertThat(page.items()).hasSize(limit);
            after = Optional.of(page.items().getLast());
            atEachPage.accept(page.items().getLast());
        }
    }

    /**
     * Several readers at once, while the writers write: whoever was there when a reader began, and
     * stays, is met once, and nobody is met twice.
     *
     * @param standing those that stay
     * @return how many readers came to an end while there were still writers at work
     */
    public static int underWriters(
            Pages list, List<Order> orders, Set<String> standing, List<Runnable> writers) {
        var atWork = new AtomicInteger(writers.size());
        var during = new AtomicInteger();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var writing =
                    writers.stream()
                            .map(
                                    it ->
                                            CompletableFuture.runAsync(it, threads)
                                                    .whenComplete(
                                                            (_, _) -> atWork.decrementAndGet()));
            var reading =
                    LIMITS.stream()
                            .flatMap(
                                    limit ->
                                            orders.stream()
                                                    .map(
                                                            order ->
                                                                    CompletableFuture.runAsync(
                                                                            () -> {
                                                                                check(
                                                                                        list, limit,
                                                                                        order,
                                                                                        standing);
                                                                                if (atWork.get()
                                                                                        > 0) {
                                                                                    during
                                                                                            .incrementAndGet();
                                                                                }
                                                                            },
                                                                            threads)));
            Stream.concat(writing, reading).toList().forEach(Walks::join);
        }
        return during.get();
    }

    private static void check(Pages list, int limit, Order order, Set<String> standing) {
        var met = walk(list, limit, order, _ -> {});
        assertThat(met).as("%s by %s", order, limit).doesNotHaveDuplicates();
        assertThat(new HashSet<>(met)).as("%s by %s", order, limit).containsAll(standing);
    }

    private static void join(CompletableFuture<?> work) {
        try {
            work.get(35, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new AssertionError(e.getCause());
        } catch (TimeoutException e) {
            throw new AssertionError("not within 35 s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
