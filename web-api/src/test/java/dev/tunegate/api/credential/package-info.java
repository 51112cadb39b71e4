/** Tests of the routes for virtual credentials. */
@NullMarked
package dev.tunegate.api.credential;

import org.jspecify.annotations.NullMarked;
