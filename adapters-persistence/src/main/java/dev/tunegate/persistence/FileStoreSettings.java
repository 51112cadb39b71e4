package dev.tunegate.persistence;

import java.nio.file.Path;

/** Where the bytes of files are kept: a folder that belongs to the gateway alone. */
public record FileStoreSettings(Path root) {}
