/** Which models exist, and where each of them can be trained and called. */
@NullMarked
package dev.tunegate.domain.catalog;

import org.jspecify.annotations.NullMarked;
