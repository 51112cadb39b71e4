package dev.tunegate.application.organization;

import dev.tunegate.application.key.IssuedKey;
import dev.tunegate.domain.organization.User;
import java.util.Optional;

/** A new user, and the key that was made for them, if one was. */
public record MadeUser(User user, Optional<IssuedKey> key) {}
