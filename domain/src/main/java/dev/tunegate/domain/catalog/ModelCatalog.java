package dev.tunegate.domain.catalog;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** All deployments at one moment, in the order of the configuration. */
public record ModelCatalog(List<ModelDeployment> deployments) {

    /**
     * @throws IllegalArgumentException if two deployments carry one id
     */
    public ModelCatalog {
        deployments = List.copyOf(deployments);
        if (deployments.stream().map(ModelDeployment::id).distinct().count()
                != deployments.size()) {
            throw new IllegalArgumentException("two deployments share an id");
        }
    }

    public Optional<ModelDeployment> find(DeploymentId id) {
        return deployments.stream().filter(it -> it.id().equals(id)).findFirst();
    }

    /** The deployments behind a public name; none if the name is unknown. */
    public List<ModelDeployment> serving(ModelName name) {
        return deployments.stream().filter(it -> it.name().equals(name)).toList();
    }

    public List<ModelDeployment> serving(ModelName name, Endpoint endpoint) {
        return serving(name).stream().filter(it -> it.offers(endpoint)).toList();
    }

    /** The public names, each once. */
    public Set<ModelName> names() {
        return deployments.stream()
                .map(ModelDeployment::name)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    public boolean permits(ModelGrants grants, ModelName name) {
        return grants.permit(name, groupsOf(name));
    }

    private Set<String> groupsOf(ModelName name) {
        return serving(name).stream()
                .flatMap(it -> it.accessGroups().stream())
                .collect(Collectors.toUnmodifiableSet());
    }
}
