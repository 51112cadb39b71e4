/** A tour of the gateway: a client that goes once through the whole of its main job. */
@NullMarked
package dev.tunegate.bootstrap.demo;

import org.jspecify.annotations.NullMarked;
