/** What has gone wrong at comparable gateways, tried on ours: each test bears its report's name. */
@NullMarked
package dev.tunegate.bootstrap.story.advisories;

import org.jspecify.annotations.NullMarked;
