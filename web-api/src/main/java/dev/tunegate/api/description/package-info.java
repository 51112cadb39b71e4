/** The description of the API, and the page to try it. */
@NullMarked
package dev.tunegate.api.description;

import org.jspecify.annotations.NullMarked;
