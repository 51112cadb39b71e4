package dev.tunegate.persistence.secret;

/**
 * A key as it is stored.
 *
 * @param root the name of the root key under which it is sealed
 */
record KeyRow(String id, String root, byte[] sealed) {}
