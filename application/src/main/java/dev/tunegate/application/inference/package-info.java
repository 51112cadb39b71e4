/** What is done with models: finding, calling and deleting them. */
@NullMarked
package dev.tunegate.application.inference;

import org.jspecify.annotations.NullMarked;
