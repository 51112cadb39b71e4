/** Running graders, and looking at whether they could run. */
@NullMarked
package dev.tunegate.application.grader;

import org.jspecify.annotations.NullMarked;
