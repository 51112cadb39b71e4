/** Tests of graders, and the fakes and contracts of what they ask for. */
@NullMarked
package dev.tunegate.domain.grader;

import org.jspecify.annotations.NullMarked;
