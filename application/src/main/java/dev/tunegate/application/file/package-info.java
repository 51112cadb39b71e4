/** What is done with files, by callers and by time. */
@NullMarked
package dev.tunegate.application.file;

import org.jspecify.annotations.NullMarked;
