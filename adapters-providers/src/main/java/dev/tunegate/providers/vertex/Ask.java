package dev.tunegate.providers.vertex;

import dev.tunegate.domain.catalog.ModelDeployment;
import java.net.URI;

/**
 * One question to Google: whose it is, where it goes, what it is about, and which names in the
 * answer are known.
 */
record Ask(ModelDeployment at, URI address, Concern concern, VertexText text) {

    Ask(ModelDeployment at, URI address, Concern concern) {
        this(at, address, concern, VertexText.of(at));
    }
}
