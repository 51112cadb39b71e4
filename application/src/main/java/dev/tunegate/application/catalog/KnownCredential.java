package dev.tunegate.application.catalog;

import dev.tunegate.domain.catalog.Credential;

/**
 * A credential and where it is kept.
 *
 * @param configured whether the configuration file names it: then it can only be changed there
 */
public record KnownCredential(Credential credential, boolean configured) {}
