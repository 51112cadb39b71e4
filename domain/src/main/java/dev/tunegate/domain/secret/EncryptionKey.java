package dev.tunegate.domain.secret;

import java.time.Instant;

/**
 * What may be known of a key under which secrets are sealed.
 *
 * @param primary whether new secrets are sealed under it
 * @param values how many stored secrets open with it alone
 */
public record EncryptionKey(EncryptionKeyId id, Instant createdAt, boolean primary, long values) {}
