package dev.tunegate.admin.web;

/**
 * A moment as a page shows it.
 *
 * @param machine for the {@code datetime} attribute
 * @param exact in full
 * @param shown to the minute
 * @param timed to the second
 * @param ago how long it has been
 */
public record MomentView(String machine, String exact, String shown, String timed, String ago) {}
