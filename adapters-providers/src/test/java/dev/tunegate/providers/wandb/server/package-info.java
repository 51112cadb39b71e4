/** A loopback server that speaks as Weights & Biases does. */
@NullMarked
package dev.tunegate.providers.wandb.server;

import org.jspecify.annotations.NullMarked;
