/** Which models a caller may have trained, and where. */
@NullMarked
package dev.tunegate.application.catalog;

import org.jspecify.annotations.NullMarked;
