package dev.tunegate.bootstrap.configuration;

import dev.tunegate.domain.catalog.AccessGroup;
import dev.tunegate.domain.catalog.Credential;
import dev.tunegate.domain.catalog.DeploymentId;
import dev.tunegate.domain.catalog.ModelCatalog;
import dev.tunegate.domain.catalog.ModelDeployment;
import dev.tunegate.domain.catalog.ProviderAccount;
import dev.tunegate.domain.catalog.ProviderWords;
import dev.tunegate.domain.catalog.StoredModel;
import dev.tunegate.domain.catalog.words.Account;
import dev.tunegate.domain.catalog.words.MachineRules;
import dev.tunegate.domain.catalog.words.StoredModelReader;
import dev.tunegate.domain.catalog.words.Vocabulary;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Puts what the file says and what the database adds into one catalog; the file comes first. */
final class CatalogAssembly {

    private final GatewayConfiguration configuration;
    private final Vocabulary vocabulary;
    private final List<String> complaints = new ArrayList<>();
    private final Set<DeploymentId> taken = new HashSet<>();

    CatalogAssembly(GatewayConfiguration configuration, Vocabulary vocabulary) {
        this.configuration = configuration;
        this.vocabulary = vocabulary;
        var file = configuration.catalog();
        file.deployments().forEach(it -> taken.add(it.id()));
        file.accounts().forEach(it -> taken.add(it.id()));
    }

    ModelCatalog of(
            List<StoredModel> models, List<AccessGroup> groups, List<Credential> credentials) {
        var file = configuration.catalog();
        var reader = new StoredModelReader(vocabulary, configuration.accounts());
        var stored = models.stream().flatMap(it -> deployment(reader, it).stream()).toList();
        var accounts = credentials.stream().flatMap(it -> account(it).stream()).toList();
        return new ModelCatalog(
                Stream.concat(file.deployments().stream(), stored.stream()).toList(),
                Stream.concat(file.accounts().stream(), accounts.stream()).toList(),
                groups.stream()
                        .collect(Collectors.toMap(it -> it.name().value(), AccessGroup::models)));
    }

    /** Why some of what is stored is left out, one sentence each. */
    List<String> complaints() {
        return List.copyOf(complaints);
    }

    private Optional<ModelDeployment> deployment(StoredModelReader reader, StoredModel model) {
        var result = reader.read(model);
        result.complaints()
                .forEach(
                        it ->
                                leaveOut(
                                        "the stored model " + model.id(),
                                        it.sentence("litellm_params")));
        var deployment = result.deployment();
        if (deployment.isPresent() && !taken.add(model.id())) {
            leaveOut("the stored model " + model.id(), "its id is also in the file.");
            return Optional.empty();
        }
        return deployment;
    }

    private void leaveOut(String what, String why) {
        complaints.add(what + " is left out: " + why);
    }

    /** A credential whose provider is known serves whatever that provider has. */
    private Optional<ProviderAccount> account(Credential credential) {
        var named = Account.of(credential);
        var connection =
                credential
                        .provider()
                        .flatMap(it -> vocabulary.named(it.value()))
                        .filter(_ -> !isOfFile(credential))
                        .filter(it -> isUsable(credential, it))
                        .map(it -> Map.entry(it, named.connection(it)));
        return connection
                .map(
                        it ->
                                new ProviderAccount(
                                        StableId.ofAccount(it.getValue(), it.getKey()),
                                        it.getKey().provider(),
                                        it.getValue(),
                                        Map.of()))
                .filter(it -> taken.add(it.id()));
    }

    private boolean isUsable(Credential credential, ProviderWords provider) {
        var breach = MachineRules.find(credential, provider);
        breach.ifPresent(
                it ->
                        leaveOut(
                                "the stored credential " + credential.name(),
                                "its " + it.word() + " " + it.rest()));
        return breach.isEmpty();
    }

    private boolean isOfFile(Credential credential) {
        return configuration.catalog().accounts().stream()
                .anyMatch(it -> it.connection().name().equals(credential.name().value()));
    }
}
