package dev.tunegate.providers.outbound;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.net.spi.InetAddressResolver;
import java.net.spi.InetAddressResolverProvider;
import java.security.Security;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;

/**
 * A name server for tests, in the place of the machine's own and behind the guard's resolver. Each
 * name has its answers in the order in which they are given; the last one stays. Java remembers
 * nothing, so that every look-up sees the next answer.
 */
public final class StubResolver extends InetAddressResolverProvider {

    private static final Map<String, Queue<List<String>>> ANSWERS = new ConcurrentHashMap<>();

    /** Lets a name stand for these addresses. */
    public static void answer(String name, List<String> addresses) {
        answerInTurn(name, List.of(addresses));
    }

    /** Lets a name stand for other addresses at each look-up. */
    public static void answerInTurn(String name, List<List<String>> answers) {
        ANSWERS.put(name, new ConcurrentLinkedQueue<>(answers));
    }

    @Override
    public String name() {
        return "stub";
    }

    @Override
    public InetAddressResolver get(Configuration configuration) {
        Security.setProperty("networkaddress.cache.ttl", "0");
        Security.setProperty("networkaddress.cache.negative.ttl", "0");
        return GuardedResolver.around(new Names(configuration.builtinResolver()));
    }

    /** The test's names, and the machine's own for all others. */
    private record Names(InetAddressResolver own) implements InetAddressResolver {

        @Override
        public Stream<InetAddress> lookupByName(String host, LookupPolicy policy)
                throws UnknownHostException {
            var answers = Optional.ofNullable(ANSWERS.get(host));
            if (answers.isEmpty()) {
                return own.lookupByName(host, policy);
            }
            var queue = answers.get();
            var next = Optional.ofNullable(queue.size() > 1 ? queue.poll() : queue.peek());
            return next.orElseThrow(() -> new UnknownHostException(host)).stream()
                    .map(InetAddress::ofLiteral);
        }

        @Override
        public String lookupByAddress(byte[] address) throws UnknownHostException {
            return own.lookupByAddress(address);
        }
    }
}
