/** Weights & Biases, where people watch runs. */
@NullMarked
package dev.tunegate.providers.wandb;

import org.jspecify.annotations.NullMarked;
