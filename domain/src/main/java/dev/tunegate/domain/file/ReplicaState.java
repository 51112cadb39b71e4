package dev.tunegate.domain.file;

import java.time.Instant;
import java.util.Optional;

/** How far one copy has come. */
public sealed interface ReplicaState {

    /**
     * Not there yet.
     *
     * @param attempts how often it was tried
     * @param trouble why the last try failed
     */
    record Waiting(int attempts, Optional<String> trouble) implements ReplicaState {}

    /** The provider holds it. */
    record Stored(ProviderFileId at, Instant since) implements ReplicaState {}

    /** The provider will not take it; trying again does not help. */
    record GivenUp(String reason) implements ReplicaState {}

    /**
     * To be removed from the provider.
     *
     * @param at what is to be removed; empty where the copy may or may not have arrived
     */
    record Leaving(Optional<ProviderFileId> at, int attempts) implements ReplicaState {}

    /** No trace is left at the provider. */
    record Gone() implements ReplicaState {}

    static ReplicaState fresh() {
        return new Waiting(0, Optional.empty());
    }
}
