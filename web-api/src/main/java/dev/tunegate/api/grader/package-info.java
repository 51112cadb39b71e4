/** The routes that run and validate graders. */
@NullMarked
package dev.tunegate.api.grader;

import org.jspecify.annotations.NullMarked;
