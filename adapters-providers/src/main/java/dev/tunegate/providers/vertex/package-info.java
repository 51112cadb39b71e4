/** Google Vertex AI: training data in Cloud Storage, and tuning jobs for Gemini. */
@NullMarked
package dev.tunegate.providers.vertex;

import org.jspecify.annotations.NullMarked;
