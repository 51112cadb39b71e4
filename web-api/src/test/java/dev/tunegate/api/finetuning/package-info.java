/** Tests of the routes for training jobs. */
@NullMarked
package dev.tunegate.api.finetuning;

import org.jspecify.annotations.NullMarked;
