package dev.tunegate.providers.outbound;

import dev.tunegate.domain.provider.Allowance;
import dev.tunegate.domain.provider.Reach;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Guards for tests, which have their servers on this machine. */
public final class Guards {

    private Guards() {}

    /** Lets requests go to this machine, and to the public internet as ever. */
    public static OutboundGuard home() {
        return with("127.0.0.0/8", "[::1]", "localhost");
    }

    /** Lets requests go to the public internet, and to places that are written down. */
    static OutboundGuard with(String... allowed) {
        var parsed = Stream.of(allowed).map(Allowance::parse).flatMap(Optional::stream).toList();
        return new OutboundGuard(() -> new Reach(Set.of(), parsed));
    }

    static OutboundGuard naming(String... addresses) {
        var named = Set.copyOf(Stream.of(addresses).map(URI::create).toList());
        return new OutboundGuard(() -> new Reach(named, List.of()));
    }
}
