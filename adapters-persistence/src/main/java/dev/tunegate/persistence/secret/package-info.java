/** How secrets are kept in the database so that the database alone does not give them away. */
@NullMarked
package dev.tunegate.persistence.secret;

import org.jspecify.annotations.NullMarked;
