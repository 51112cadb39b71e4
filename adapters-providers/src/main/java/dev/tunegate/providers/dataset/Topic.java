package dev.tunegate.providers.dataset;

/**
 * Which part of a row a complaint is about. Rows may carry members of their own beside those of
 * their format, so complaints about another format's members do not count.
 */
enum Topic {
    ROW,
    MESSAGES,
    COMPLETION,
    PREFERENCE
}
