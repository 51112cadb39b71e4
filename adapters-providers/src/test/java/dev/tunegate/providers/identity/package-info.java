/** A real sign-in server, and one that lies. */
@NullMarked
package dev.tunegate.providers.identity;

import org.jspecify.annotations.NullMarked;
