/** The database and the disk behind the domain's ports. */
@NullMarked
package dev.tunegate.persistence;

import org.jspecify.annotations.NullMarked;
