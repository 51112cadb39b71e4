package dev.tunegate.application.key;

import dev.tunegate.domain.key.KeySecret;
import dev.tunegate.domain.key.VirtualKey;

/** A fresh key together with its secret, which nobody will ever see again. */
public record IssuedKey(VirtualKey key, KeySecret secret) {}
