package dev.tunegate.providers.outbound;

import static dev.tunegate.providers.outbound.AddressKind.PRIVATE;
import static dev.tunegate.providers.outbound.AddressKind.PUBLIC;
import static dev.tunegate.providers.outbound.AddressKind.SPECIAL;
import static dev.tunegate.providers.outbound.Destination.refused;

import dev.tunegate.domain.provider.Allowance;
import dev.tunegate.domain.provider.Allowance.Host;
import dev.tunegate.domain.provider.Allowance.Range;
import dev.tunegate.domain.provider.ProviderFailure.Unavailable;
import dev.tunegate.domain.provider.Reach;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Set;

/**
 * Decides for every request whether it may leave for its address. Addresses that the operator's
 * file names are fine as they are; all others must be https and public, or allowed by name or
 * range. Every client asks here before it sends anything.
 */
public final class OutboundGuard {

    /** Where clouds hand out a machine's own credentials; no account can name these. */
    private static final Set<Destination> MACHINE =
            Set.of(
                    new Destination("http", "169.254.169.254", 80),
                    new Destination("http", "metadata.google.internal", 80));

    private final Reach.Current reach;
    private final String inside;

    public OutboundGuard(Reach.Current reach) {
        this(reach, "tunegate.outbound.allow");
    }

    /**
     * @param list what the operator calls the places that are allowed
     */
    public OutboundGuard(Reach.Current reach, String list) {
        this.reach = reach;
        this.inside = "it is neither public nor on " + list;
    }

    /**
     * @throws dev.tunegate.domain.provider.ProviderFailure.Misconfigured if nothing may be sent
     *     there
     * @throws Unavailable if the host's name stands for nothing now
     */
    public void admit(URI address) {
        var to = Destination.of(address);
        var now = reach.now();
        if (now.named().stream().anyMatch(it -> is(it, to))) {
            return;
        }
        var terms = terms(to, now.allowed());
        if (!to.isSecure() && terms.kinds().isEmpty() && terms.ranges().isEmpty()) {
            throw refused("it is not https");
        }
        var literal = to.literal();
        if (literal.isEmpty()) {
            admitName(to, terms);
        } else if (!terms.permit(literal.get())) {
            throw refused(inside);
        }
    }

    /** Like {@link #admit}, for clients that ask the machine itself who it is. */
    public void admitMachine(URI address) {
        if (!MACHINE.contains(Destination.of(address))) {
            admit(address);
        }
    }

    private static boolean is(URI named, Destination to) {
        return to.host().equalsIgnoreCase(named.getHost())
                && to.scheme().equalsIgnoreCase(named.getScheme())
                && to.equals(Destination.of(named));
    }

    private static Terms terms(Destination to, List<Allowance> allowed) {
        var ranges =
                allowed.stream().filter(Range.class::isInstance).map(Range.class::cast).toList();
        if (isAllowed(to, allowed)) {
            return new Terms(Set.of(PUBLIC, PRIVATE, SPECIAL), ranges);
        }
        if (!to.isSecure()) {
            return new Terms(Set.of(), ranges);
        }
        return KnownHosts.include(to.host())
                ? new Terms(Set.of(PUBLIC, PRIVATE), ranges)
                : new Terms(Set.of(PUBLIC), ranges);
    }

    private static boolean isAllowed(Destination to, List<Allowance> allowed) {
        return allowed.stream()
                .filter(Host.class::isInstance)
                .map(Host.class::cast)
                .anyMatch(it -> it.covers(to.host(), to.port()));
    }

    private void admitName(Destination to, Terms terms) {
        if (!GuardedResolver.isInstalled()) {
            throw refused("this Java machine looks names up past the gateway's guard");
        }
        if (to.isDotless() && !terms.kinds().contains(SPECIAL)) {
            throw refused(inside);
        }
        try {
            if (!WatchedNames.isWatched(to.host(), terms)) {
                requirePermitted(GuardedResolver.lookUp(to.host()), terms);
            }
            WatchedNames.watch(to.host(), terms);
            requirePermitted(remembered(to.host(), terms), terms);
        } catch (UnknownHostException unknown) {
            throw new Unavailable("The provider cannot be reached.", null, unknown);
        }
    }

    /** What a connection would get now: what Java still remembers counts as well. */
    private List<InetAddress> remembered(String host, Terms terms) throws UnknownHostException {
        try {
            return List.of(InetAddress.getAllByName(host));
        } catch (UnknownHostException unknown) {
            requirePermitted(GuardedResolver.lookUp(host), terms);
            throw unknown;
        }
    }

    private void requirePermitted(List<InetAddress> addresses, Terms terms) {
        if (!terms.permitAll(addresses)) {
            throw refused(inside);
        }
    }
}
