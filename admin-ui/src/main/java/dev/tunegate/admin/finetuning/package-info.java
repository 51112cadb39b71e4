/** Pages about training jobs. */
@NullMarked
package dev.tunegate.admin.finetuning;

import org.jspecify.annotations.NullMarked;
