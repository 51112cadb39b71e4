/** What every page of the console shares: sign-in, frame, errors and the way times are told. */
@NullMarked
package dev.tunegate.admin.web;

import org.jspecify.annotations.NullMarked;
