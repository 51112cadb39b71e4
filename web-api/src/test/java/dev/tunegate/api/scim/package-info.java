/** Tests of the routes for directories. */
@NullMarked
package dev.tunegate.api.scim;

import org.jspecify.annotations.NullMarked;
