/** The sign-in server, reached by OpenID Connect. */
@NullMarked
package dev.tunegate.providers.identity;

import org.jspecify.annotations.NullMarked;
