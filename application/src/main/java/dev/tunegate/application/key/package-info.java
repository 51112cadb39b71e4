/** What is done with virtual keys. */
@NullMarked
package dev.tunegate.application.key;

import org.jspecify.annotations.NullMarked;
