/**
 * Reads forms of type {@code multipart/form-data} as a stream, part by part, with bounded memory.
 */
@NullMarked
package dev.tunegate.api.web.multipart;

import org.jspecify.annotations.NullMarked;
