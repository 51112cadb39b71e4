/** Scoring answers: what graders there are, what they look at, and what comes of it. */
@NullMarked
package dev.tunegate.domain.grader;

import org.jspecify.annotations.NullMarked;
