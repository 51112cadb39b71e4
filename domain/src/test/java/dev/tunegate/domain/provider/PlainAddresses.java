package dev.tunegate.domain.provider;

import java.net.URI;
import java.util.Optional;

/** Lets https go anywhere but to this machine and to networks of somebody's own; asks no names. */
public final class PlainAddresses implements OutboundAddresses {

    @Override
    public Optional<String> objectionToProvider(URI address) {
        return objection(address);
    }

    @Override
    public Optional<String> objectionToWebhook(URI address) {
        return objection(address);
    }

    private static Optional<String> objection(URI address) {
        var host = String.valueOf(address.getHost());
        boolean inside = host.matches("localhost|127\\..*|10\\..*|169\\.254\\..*|\\[::1]");
        boolean plain = "https".equals(address.getScheme()) && address.getUserInfo() == null;
        return plain && !inside
                ? Optional.empty()
                : Optional.of("The gateway does not connect to the address.");
    }
}
