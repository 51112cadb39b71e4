/** Azure OpenAI (Microsoft Foundry): its GA and v1 dialects, its credentials, its deployments. */
@NullMarked
package dev.tunegate.providers.azure;

import org.jspecify.annotations.NullMarked;
