/** Managed files and the copies of them that providers hold. */
@NullMarked
package dev.tunegate.domain.file;

import org.jspecify.annotations.NullMarked;
