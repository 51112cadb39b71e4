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

    /** A reader of the list with pages of one size, who says when the first is read. */
    private record Reader(Pages list, int limit, Order order, CompletableFuture<Void> begun) {

        void read(Set<String> standing) {
            var met = walk(list, limit, order, _ -> begun.complete(null));
            assertThat(met).as("%s by %s", order, limit).doesNotHaveDuplicates();
            assertThat(new HashSet<>(met)).as("%s by %s", order, limit).containsAll(standing);
        }
    }

    /**
     * Several readers at once, each of whom has read a page when the writers begin: whoever was
     * there then, and stays, is met once, and nobody is met twice.
     *
     * @param standing those that stay
     */
    public static void underWriters(
            Pages list, List<Order> orders, Set<String> standing, List<Runnable> writers) {
        var readers =
                LIMITS.stream()
                        .flatMap(limit -> orders.stream().map(it -> reader(list, limit, it)))
                        .toList();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var reading =
                    readers.stream()
                            .map(it -> CompletableFuture.runAsync(() -> it.read(standing), threads))
                            .toList();
            var begun = readers.stream().map(Reader::begun).toArray(CompletableFuture[]::new);
            var writing =
                    writers.stream()
                            .map(it -> CompletableFuture.allOf(begun).thenRunAsync(it, threads));
            Stream.concat(reading.stream(), writing).toList().forEach(Walks::join);
        }
    }

    private static Reader reader(Pages list, int limit, Order order) {
        return new Reader(list, limit, order, new CompletableFuture<>());
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
