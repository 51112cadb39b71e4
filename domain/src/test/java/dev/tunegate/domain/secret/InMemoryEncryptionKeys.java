package dev.tunegate.domain.secret;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Encryption keys without anything that they could open but a count. */
public final class InMemoryEncryptionKeys implements EncryptionKeys {

    /** A key, when another took its place, and how much it opens. */
    private record Held(EncryptionKeyId id, Instant createdAt, Instant until, long values) {

        Held supersededAt(Instant time) {
            return new Held(id, createdAt, until.isBefore(time) ? until : time, values);
        }

        Held opening(long other) {
            return new Held(id, createdAt, until, other);
        }
    }

    private final List<Held> keys = new ArrayList<>();

    public InMemoryEncryptionKeys() {
        add(Instant.EPOCH);
    }

    /** One more secret, sealed under the primary. */
    public void storeSecret() {
        keys.set(0, keys.getFirst().opening(keys.getFirst().values() + 1));
    }

    @Override
    public List<EncryptionKey> all() {
        return keys.stream().map(this::shown).toList();
    }

    private EncryptionKey shown(Held key) {
        boolean primary = key.equals(keys.getFirst());
        return new EncryptionKey(key.id(), key.createdAt(), primary, key.values());
    }

    @Override
    public long formerValues() {
        return 0;
    }

    @Override
    public EncryptionKey add(Instant now) {
        keys.replaceAll(it -> it.supersededAt(now));
        keys.addFirst(new Held(EncryptionKeyId.fresh(), now, Instant.MAX, 0));
        return shown(keys.getFirst());
    }

    @Override
    public long reseal() {
        long all = keys.stream().mapToLong(Held::values).sum();
        long done = all - keys.getFirst().values();
        keys.replaceAll(it -> it.opening(0));
        keys.set(0, keys.getFirst().opening(all));
        return done;
    }

    @Override
    public List<EncryptionKeyId> retire(Instant unusedSince) {
        var gone =
                keys.stream()
                        .filter(it -> it.values() == 0 && it.until().isBefore(unusedSince))
                        .map(Held::id)
                        .toList();
        keys.removeIf(it -> gone.contains(it.id()));
        return gone;
    }
}
