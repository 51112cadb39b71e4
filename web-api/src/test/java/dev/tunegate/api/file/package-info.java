/** Tests of the routes for files. */
@NullMarked
package dev.tunegate.api.file;

import org.jspecify.annotations.NullMarked;
