package dev.tunegate.providers.outbound;

import java.net.InetAddress;
import java.time.Duration;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The names that requests are about to go to, and what they may stand for. Java has one resolver
 * for a whole machine and does not tell it who asks; this is how it knows which names matter.
 */
final class WatchedNames {

    /** Longer than any request waits for its connection. */
    private static final Duration LIFE = Duration.ofMinutes(30);

    private static final int MANY = 1000;
    private static final Map<String, Watched> NAMES = new ConcurrentHashMap<>();

    private WatchedNames() {}

    private record Watched(Terms terms, long since) {

        boolean isOld() {
            return System.nanoTime() - since > LIFE.toNanos();
        }
    }

    /** Begins to watch a name, or goes on with it. */
    static void watch(String name, Terms terms) {
        if (NAMES.size() >= MANY) {
            NAMES.values().removeIf(Watched::isOld);
        }
        NAMES.put(lower(name), new Watched(terms, System.nanoTime()));
    }

    static boolean isWatched(String name, Terms terms) {
        var watched = NAMES.get(lower(name));
        return watched != null && watched.terms().equals(terms);
    }

    /** Whether the name may stand for these; one that nobody watches may stand for anything. */
    static boolean permit(String name, Collection<InetAddress> addresses) {
        var watched = NAMES.get(lower(name));
        return watched == null || watched.terms().permitAll(addresses);
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
