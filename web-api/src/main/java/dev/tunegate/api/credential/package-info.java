/** The routes for accounts at providers. */
@NullMarked
package dev.tunegate.api.credential;

import org.jspecify.annotations.NullMarked;
