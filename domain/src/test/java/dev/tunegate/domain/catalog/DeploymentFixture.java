package dev.tunegate.domain.catalog;

import dev.tunegate.domain.provider.ProviderId;
import java.net.URI;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Builds deployments that are valid, so that a test says only what matters. */
public final class DeploymentFixture {

    private DeploymentId id = new DeploymentId("openai-1");
    private ModelName name = new ModelName("gpt-4o-mini");
    private ProviderId provider = new ProviderId("openai");
    private String model = "gpt-4o-mini-2024-07-18";
    private String account = "default";
    private Optional<URI> baseUrl = Optional.empty();
    private Optional<Secret> apiKey = Optional.of(new Secret("provider-credential"));
    private final Map<String, String> options = new HashMap<>();
    private Set<Endpoint> supports = EnumSet.allOf(Endpoint.class);
    private final Set<String> groups = new HashSet<>();

    private DeploymentFixture() {}

    public static DeploymentFixture aDeployment() {
        return new DeploymentFixture();
    }

    public DeploymentFixture withId(String value) {
        id = new DeploymentId(value);
        return this;
    }

    /** The public name. */
    public DeploymentFixture named(String value) {
        name = new ModelName(value);
        return this;
    }

    public DeploymentFixture at(String providerName) {
        provider = new ProviderId(providerName);
        return this;
    }

    /** The provider's own name of the model. */
    public DeploymentFixture ofModel(String providerModel) {
        model = providerModel;
        return this;
    }

    /** The name of the account. */
    public DeploymentFixture through(String value) {
        account = value;
        return this;
    }

    public DeploymentFixture reachedAt(URI address) {
        baseUrl = Optional.of(address);
        return this;
    }

    public DeploymentFixture withKey(String credential) {
        apiKey = Optional.of(new Secret(credential));
        return this;
    }

    public DeploymentFixture withOption(String word, String value) {
        options.put(word, value);
        return this;
    }

    /** Offers these and nothing else. */
    public DeploymentFixture offering(Endpoint... endpoints) {
        supports = Set.of(endpoints);
        return this;
    }

    public DeploymentFixture inGroup(String group) {
        groups.add(group);
        return this;
    }

    public ModelDeployment build() {
        var connection = new Connection(account, baseUrl, apiKey, Map.of());
        return new ModelDeployment(
                id,
                name,
                new ModelDeployment.Target(provider, model, connection, options),
                supports,
                groups);
    }
}
