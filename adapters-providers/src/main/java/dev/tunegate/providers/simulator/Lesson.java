package dev.tunegate.providers.simulator;

/** A question and its answer out of a training file: all that a simulated model ever learns. */
record Lesson(String question, String answer) {}
