package dev.tunegate.providers.azure;

import dev.tunegate.domain.catalog.Connection;
import dev.tunegate.domain.catalog.ModelDeployment;
import dev.tunegate.domain.catalog.ProviderWords;
import dev.tunegate.domain.provider.ProviderId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * How configurations speak of Azure OpenAI.
 *
 * <p>An account signs with {@code api_key}, with {@code tenant_id}, {@code client_id} and {@code
 * client_secret}, with {@code azure_managed_identity} ({@code true}, or a client id), or with a
 * ready {@code azure_ad_token}. {@code azure_authority_host} is where tokens come from, and {@code
 * azure_management_endpoint} where deployments are managed, if not at Microsoft's own addresses.
 * Tuned models are deployed only where {@code azure_subscription_id}, {@code azure_resource_group}
 * and {@code azure_account_name} say where; a key does not suffice for that.
 */
public final class AzureWords implements ProviderWords {

    static final ProviderId AZURE = new ProviderId("azure");

    static final String API_VERSION = "api_version";
    static final String TENANT = "tenant_id";
    static final String CLIENT = "client_id";
    static final String SCOPE = "azure_scope";
    static final String AUTHORITY = "azure_authority_host";
    static final String MANAGED_IDENTITY = "azure_managed_identity";
    static final String SUBSCRIPTION = "azure_subscription_id";
    static final String RESOURCE_GROUP = "azure_resource_group";
    static final String ACCOUNT = "azure_account_name";
    static final String MANAGEMENT = "azure_management_endpoint";

    static final String CLIENT_SECRET = "client_secret";
    static final String AD_TOKEN = "azure_ad_token";

    static final String TRAINING_TYPE = "training_type";
    static final String DEPLOYMENT = "azure_deployment";
    static final String DEPLOYMENT_SKU = "azure_deployment_sku";
    static final String DEPLOYMENT_CAPACITY = "azure_deployment_capacity";

    @Override
    public ProviderId provider() {
        return AZURE;
    }

    @Override
    public Set<String> otherNames() {
        return Set.of("azure-openai", "azure_ai");
    }

    @Override
    public Set<String> accountWords() {
        return Set.of(
                API_VERSION,
                TENANT,
                CLIENT,
                SCOPE,
                AUTHORITY,
                MANAGED_IDENTITY,
                SUBSCRIPTION,
                RESOURCE_GROUP,
                ACCOUNT,
                MANAGEMENT);
    }

    @Override
    public Set<String> hostWords() {
        return Set.of(AUTHORITY, MANAGEMENT);
    }

    @Override
    public boolean signsAsTheMachine(Connection account) {
        return account.setting(MANAGED_IDENTITY)
                .filter(it -> !it.equalsIgnoreCase("false"))
                .isPresent();
    }

    @Override
    public Set<String> secretWords() {
        return Set.of(CLIENT_SECRET, AD_TOKEN);
    }

    @Override
    public Set<String> modelWords() {
        return Set.of(TRAINING_TYPE, DEPLOYMENT, DEPLOYMENT_SKU, DEPLOYMENT_CAPACITY);
    }

    @Override
    public List<String> problems(ModelDeployment at) {
        var account = new AzureAccount(at.connection());
        var problems = new ArrayList<>(account.problems());
        at.option(TRAINING_TYPE).ifPresent(it -> trainingType(account, it, problems));
        at.option(DEPLOYMENT_CAPACITY)
                .filter(it -> !it.matches("[1-9][0-9]{0,5}"))
                .ifPresent(_ -> problems.add(DEPLOYMENT_CAPACITY + " must be a whole number."));
        return problems;
    }

    private static void trainingType(AzureAccount account, String type, List<String> problems) {
        if (!AzureTerms.TRAINING_TYPES.contains(type)) {
            problems.add(
                    TRAINING_TYPE
                            + " must be one of "
                            + String.join(", ", AzureTerms.TRAINING_TYPES)
                            + ".");
        }
        if (account.version() instanceof ApiVersion.Ga) {
            problems.add(TRAINING_TYPE + " needs the v1 dialect: leave " + API_VERSION + " out.");
        }
    }

    @Override
    public List<String> knownModels() {
        return List.of("gpt-4.1-mini-2025-04-14");
    }
}
