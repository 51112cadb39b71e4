/** Training data as it is checked: formats, findings, reports. */
@NullMarked
package dev.tunegate.domain.dataset;

import org.jspecify.annotations.NullMarked;
