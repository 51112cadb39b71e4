/** JSON for programs: the OpenAI-compatible API and the management API. */
@NullMarked
package dev.tunegate.api;

import org.jspecify.annotations.NullMarked;
