/** What all use cases share: how they are marked, and how the house hears of changes. */
@NullMarked
package dev.tunegate.application.shared;

import org.jspecify.annotations.NullMarked;
