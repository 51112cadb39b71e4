package dev.tunegate.persistence.secret;

/**
 * A key as it is stored. Nobody compares two of them.
 *
 * @param root the name of the root key under which it is sealed
 */
@SuppressWarnings("ArrayRecordComponent")
record KeyRow(String id, String root, byte[] sealed) {}
