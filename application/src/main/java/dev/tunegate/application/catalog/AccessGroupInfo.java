package dev.tunegate.application.catalog;

import dev.tunegate.domain.shared.Revision;
import java.util.Optional;
import java.util.Set;

/**
 * An access group with all that is in it, whoever has put it there.
 *
 * @param deployments how many deployments those models have
 * @param revision empty where only deployments name the group
 */
public record AccessGroupInfo(
        String name, Set<String> models, int deployments, Optional<Revision> revision) {}
