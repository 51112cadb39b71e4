/** The whole house, as its users meet it: official clients in front, wire servers behind. */
@NullMarked
package dev.tunegate.bootstrap.story;

import org.jspecify.annotations.NullMarked;
