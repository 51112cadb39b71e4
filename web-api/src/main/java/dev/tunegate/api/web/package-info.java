/** What all routes share: who asks, what is read, and how errors are answered. */
@NullMarked
package dev.tunegate.api.web;

import org.jspecify.annotations.NullMarked;
