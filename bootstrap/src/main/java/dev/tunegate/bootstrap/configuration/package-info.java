/** Reads the file that tells the gateway its models, accounts and settings. */
@NullMarked
package dev.tunegate.bootstrap.configuration;

import org.jspecify.annotations.NullMarked;
