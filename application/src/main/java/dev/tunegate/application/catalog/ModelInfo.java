package dev.tunegate.application.catalog;

import dev.tunegate.domain.catalog.DeploymentId;
import dev.tunegate.domain.catalog.Endpoint;
import dev.tunegate.domain.catalog.ModelName;
import dev.tunegate.domain.shared.Metadata;
import dev.tunegate.domain.shared.Revision;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What may be told of a deployment.
 *
 * @param words what was said about its provider and account, without secrets
 * @param revision empty where the file defines it
 * @param problem what keeps it from being used now
 */
public record ModelInfo(
        DeploymentId id,
        ModelName name,
        Map<String, String> words,
        Set<Endpoint> supports,
        Set<String> accessGroups,
        Metadata notes,
        boolean blocked,
        Optional<Revision> revision,
        Optional<String> problem) {}
