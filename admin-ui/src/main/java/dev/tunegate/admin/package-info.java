/** The console: pages for people, drawn on the server. */
@NullMarked
package dev.tunegate.admin;

import org.jspecify.annotations.NullMarked;
