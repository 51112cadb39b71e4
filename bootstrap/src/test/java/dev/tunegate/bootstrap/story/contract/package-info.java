/** The whole house against its own description, OpenAI's, and the official SDKs. */
@NullMarked
package dev.tunegate.bootstrap.story.contract;

import org.jspecify.annotations.NullMarked;
