/** How secrets are kept at rest: under which keys they are sealed, and how those change. */
@NullMarked
package dev.tunegate.domain.secret;

import org.jspecify.annotations.NullMarked;
