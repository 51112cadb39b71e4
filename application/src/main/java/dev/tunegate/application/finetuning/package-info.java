/** What is done with training jobs, by callers and by time. */
@NullMarked
package dev.tunegate.application.finetuning;

import org.jspecify.annotations.NullMarked;
