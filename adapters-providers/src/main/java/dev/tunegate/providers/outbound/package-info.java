/** The one place through which every outgoing address goes before anything is sent to it. */
@NullMarked
package dev.tunegate.providers.outbound;

import org.jspecify.annotations.NullMarked;
