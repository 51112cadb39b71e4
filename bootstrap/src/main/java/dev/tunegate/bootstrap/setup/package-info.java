/** What must stand before the house can be wired: its folder, its database, its first secrets. */
@NullMarked
package dev.tunegate.bootstrap.setup;

import org.jspecify.annotations.NullMarked;
