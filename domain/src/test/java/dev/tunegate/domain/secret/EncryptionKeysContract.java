package dev.tunegate.domain.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What every keeper of encryption keys must do. Each test begins with one key and no secret. */
public interface EncryptionKeysContract {

    Instant NOON = Instant.parse("2026-01-15T12:00:00Z");

    EncryptionKeys keys();

    /** Stores one more secret, sealed under the primary. */
    void storeSecret();

    private EncryptionKey primary() {
        return keys().all().getFirst();
    }

    @Test
    default void there_is_a_key_from_the_beginning() {
        assertThat(keys().all())
                .singleElement()
                .satisfies(it -> assertThat(it.primary()).isTrue())
                .satisfies(it -> assertThat(it.values()).isZero());
        assertThat(keys().formerValues()).isZero();
    }

    @Test
    default void a_new_key_is_the_primary_and_the_newest() {
        var first = primary();

        var added = keys().add(NOON);

        assertThat(added.primary()).isTrue();
        assertThat(added.createdAt()).isEqualTo(NOON);
        assertThat(keys().all())
                .extracting(EncryptionKey::id)
                .containsExactly(added.id(), first.id());
        assertThat(keys().all()).extracting(EncryptionKey::primary).containsExactly(true, false);
    }

    @Test
    default void secrets_are_counted_under_the_key_that_opens_them() {
        storeSecret();
        storeSecret();
        keys().add(NOON);
        storeSecret();

        assertThat(keys().all()).extracting(EncryptionKey::values).containsExactly(1L, 2L);
    }

    @Test
    default void resealing_brings_every_secret_under_the_primary() {
        storeSecret();
        storeSecret();
        keys().add(NOON);

        long done = keys().reseal();

        assertThat(done).isEqualTo(2);
        assertThat(keys().all()).extracting(EncryptionKey::values).containsExactly(2L, 0L);
        assertThat(keys().reseal()).isZero();
    }

    @Test
    default void a_key_that_a_secret_needs_is_not_retired() {
        storeSecret();
        keys().add(NOON);

        assertThat(keys().retire(NOON.plusSeconds(60))).isEmpty();
        assertThat(keys().all()).hasSize(2);
    }

    @Test
    default void a_key_that_nothing_needs_is_retired_some_time_after_its_last_use() {
        var first = primary();
        keys().add(NOON);

        assertThat(keys().retire(NOON.minusSeconds(1))).isEmpty();
        assertThat(keys().retire(NOON.plusSeconds(1))).containsExactly(first.id());
        assertThat(keys().all()).hasSize(1);
    }

    @Test
    default void the_primary_is_never_retired() {
        keys().add(NOON);
        keys().retire(NOON.plusSeconds(9));

        assertThat(keys().retire(NOON.plusSeconds(99))).isEmpty();
        assertThat(primary().primary()).isTrue();
    }
}
