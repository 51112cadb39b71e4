/** Jobs with their logs and checkpoints in PostgreSQL. */
@NullMarked
package dev.tunegate.persistence.finetuning;

import org.jspecify.annotations.NullMarked;
