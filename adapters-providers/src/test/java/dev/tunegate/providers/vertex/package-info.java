/** How Google's Vertex AI is spoken to: held to a loopback server and to Google's own clients. */
@NullMarked
package dev.tunegate.providers.vertex;

import org.jspecify.annotations.NullMarked;
