/** The routes that say who may do what. */
@NullMarked
package dev.tunegate.api.access;

import org.jspecify.annotations.NullMarked;
