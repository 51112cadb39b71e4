package dev.tunegate.providers.outbound;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.net.spi.InetAddressResolver;
import java.net.spi.InetAddressResolverProvider;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

/**
 * Stands between Java and its own resolver: the addresses of a watched name are looked at in the
 * moment in which a connection gets them, so that what was checked is what is connected to.
 */
public final class GuardedResolver extends InetAddressResolverProvider {

    /** A name that nobody can own; only this resolver knows it. */
    private static final String PROBE = "guard.tunegate.invalid";

    private static final AtomicReference<InetAddressResolver> BUILT_IN = new AtomicReference<>();

    @Override
    public String name() {
        return "tunegate";
    }

    @Override
    public InetAddressResolver get(Configuration configuration) {
        return around(configuration.builtinResolver());
    }

    static InetAddressResolver around(InetAddressResolver own) {
        BUILT_IN.set(own);
        return new Guarded(own);
    }

    /** Whether Java asks this resolver; it takes the first that it finds when it starts. */
    static boolean isInstalled() {
        try {
            return InetAddress.getAllByName(PROBE)[0].isLoopbackAddress();
        } catch (UnknownHostException _) {
            return false;
        }
    }

    /**
     * What a name stands for right now, whatever Java remembers of it.
     *
     * @throws UnknownHostException if it stands for nothing
     */
    static List<InetAddress> lookUp(String name) throws UnknownHostException {
        var resolver = Optional.ofNullable(BUILT_IN.get());
        if (resolver.isEmpty()) {
            throw new UnknownHostException(name);
        }
        return resolver.get().lookupByName(name, EVERYTHING).toList();
    }

    private static final InetAddressResolver.LookupPolicy EVERYTHING =
            InetAddressResolver.LookupPolicy.of(
                    InetAddressResolver.LookupPolicy.IPV4 | InetAddressResolver.LookupPolicy.IPV6);

    /** Java's own resolver, with watched names looked at. */
    private record Guarded(InetAddressResolver own) implements InetAddressResolver {

        @Override
        public Stream<InetAddress> lookupByName(String host, LookupPolicy policy)
                throws UnknownHostException {
            if (host.equals(PROBE)) {
                return Stream.of(InetAddress.getLoopbackAddress());
            }
            var found = own.lookupByName(host, policy).toList();
            if (!WatchedNames.permit(host, found)) {
                throw new UnknownHostException(host);
            }
            return found.stream();
        }

        @Override
        public String lookupByAddress(byte[] address) throws UnknownHostException {
            return own.lookupByAddress(address);
        }
    }
}
