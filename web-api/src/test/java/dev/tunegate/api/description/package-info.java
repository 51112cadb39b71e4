/** Tests of the description and of its page. */
@NullMarked
package dev.tunegate.api.description;

import org.jspecify.annotations.NullMarked;
