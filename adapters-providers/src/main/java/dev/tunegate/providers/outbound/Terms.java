package dev.tunegate.providers.outbound;

import dev.tunegate.domain.provider.Allowance.Range;
import java.net.InetAddress;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * What a host's name may stand for.
 *
 * @param ranges beside these kinds; they open no cloud's metadata
 */
record Terms(Set<AddressKind> kinds, List<Range> ranges) {

    boolean permit(InetAddress address) {
        var kind = AddressKind.of(address);
        return kind != AddressKind.METADATA
                && (kinds.contains(kind) || ranges.stream().anyMatch(it -> it.covers(address)));
    }

    /** One forbidden address spoils the name: nobody knows which of them will be used. */
    boolean permitAll(Collection<InetAddress> addresses) {
        return addresses.stream().allMatch(this::permit);
    }
}
