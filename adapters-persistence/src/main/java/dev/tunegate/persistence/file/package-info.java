/** Managed files in PostgreSQL, and their bytes on disk. */
@NullMarked
package dev.tunegate.persistence.file;

import org.jspecify.annotations.NullMarked;
