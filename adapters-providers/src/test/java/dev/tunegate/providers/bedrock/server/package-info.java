/** A loopback server that speaks as AWS does: S3, STS, Bedrock and its models. */
@NullMarked
package dev.tunegate.providers.bedrock.server;

import org.jspecify.annotations.NullMarked;
