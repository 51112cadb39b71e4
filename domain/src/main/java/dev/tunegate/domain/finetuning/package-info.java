/** Training jobs: what was asked, where it runs, and how far it has come. */
@NullMarked
package dev.tunegate.domain.finetuning;

import org.jspecify.annotations.NullMarked;
