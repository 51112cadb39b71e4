/** Training data as values: examples, formats, findings, reports. */
@NullMarked
package dev.tunegate.domain.dataset;

import org.jspecify.annotations.NullMarked;
