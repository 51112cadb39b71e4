/** Bedrock's adapters against a server that speaks as AWS does. */
@NullMarked
package dev.tunegate.providers.bedrock;

import org.jspecify.annotations.NullMarked;
