/** Tests of what all routes share. */
@NullMarked
package dev.tunegate.api.web;

import org.jspecify.annotations.NullMarked;
