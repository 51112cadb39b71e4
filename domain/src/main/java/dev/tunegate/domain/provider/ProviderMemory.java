package dev.tunegate.domain.provider;

import dev.tunegate.domain.shared.OutboundPort;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Small notes that an adapter must find again, on every node and after a restart. The simulator
 * keeps its runs here. Each provider has notes of its own; a note has at most 64 KiB.
 */
@OutboundPort
public interface ProviderMemory {

    /** Keeps a note under this key unless there is one; returns the one that is kept. */
    String keepFirst(ProviderId provider, String key, String note);

    Optional<String> find(ProviderId provider, String key);

    /** The notes whose keys begin like this, in the order of their keys; at most {@code limit}. */
    List<String> startingWith(ProviderId provider, String prefix, int limit);

    /**
     * Reads the note under lock, applies the change and keeps the result; empty if none is kept.
     */
    Optional<String> change(ProviderId provider, String key, UnaryOperator<String> change);

    void forget(ProviderId provider, String key);
}
