/** Tests of the routes for graders. */
@NullMarked
package dev.tunegate.api.grader;

import org.jspecify.annotations.NullMarked;
