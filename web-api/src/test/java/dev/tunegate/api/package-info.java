/** The API over real use cases and fakes, in a real container. */
@NullMarked
package dev.tunegate.api;

import org.jspecify.annotations.NullMarked;
