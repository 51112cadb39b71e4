package dev.tunegate.application.secret;

import dev.tunegate.application.shared.UseCase;
import dev.tunegate.domain.access.AccessPolicy;
import dev.tunegate.domain.access.Caller;
import dev.tunegate.domain.access.Permission;
import dev.tunegate.domain.access.Place;
import dev.tunegate.domain.secret.EncryptionKeys;

/** Tells under which keys secrets are sealed. */
@UseCase
public final class FindEncryption {

    private final EncryptionKeys keys;

    public FindEncryption(EncryptionKeys keys) {
        this.keys = keys;
    }

    public EncryptionState state(Caller caller) {
        AccessPolicy.require(caller, Permission.CREDENTIALS_READ, Place.PLATFORM);
        return EncryptionState.of(keys);
    }
}
