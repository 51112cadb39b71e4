/** Makes one bean of every use case and step, and of what they need. */
@NullMarked
package dev.tunegate.bootstrap.wiring;

import org.jspecify.annotations.NullMarked;
