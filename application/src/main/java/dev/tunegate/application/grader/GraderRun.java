package dev.tunegate.application.grader;

import dev.tunegate.domain.grader.Grader;
import dev.tunegate.domain.grader.GraderResult;
import java.time.Duration;

/** A grader that has run, what came of it, and how long it took. */
public record GraderRun(Grader grader, GraderResult result, Duration took) {}
