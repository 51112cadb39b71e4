package dev.tunegate.providers.azure;

import dev.tunegate.domain.catalog.Connection;
import dev.tunegate.domain.catalog.Secret;
import dev.tunegate.domain.provider.ProviderFailure.Misconfigured;
import dev.tunegate.providers.openaiwire.Address;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What the configuration says of an account at Azure. */
record AzureAccount(Connection connection) {

    /** Seen in Microsoft's documentation of Entra authentication, 2026-11-21. */
    private static final String SCOPE = "https://cognitiveservices.azure.com/.default";

    private static final String AUTHORITY = "https://login.microsoftonline.com";
    private static final String METADATA = "http://169.254.169.254";
    private static final String MANAGEMENT = "https://management.azure.com";

    ApiVersion version() {
        return ApiVersion.of(connection);
    }

    /**
     * The resource's endpoint, or a Foundry project's, without the dialect's path.
     *
     * @throws Misconfigured if there is none
     */
    URI endpoint() {
        var configured =
                connection
                        .baseUrl()
                        .orElseThrow(
                                () ->
                                        new Misconfigured(
                                                connection.title() + " needs an api_base."));
        var base = Address.base(configured).toString();
        return URI.create(base.replaceFirst("/openai(/v1)?$", ""));
    }

    String scope() {
        return connection.setting(AzureWords.SCOPE).orElse(SCOPE);
    }

    Optional<Secret> token() {
        return connection.secret(AzureWords.AD_TOKEN);
    }

    /** Whom tokens are fetched for; empty where the account has a key or a ready token only. */
    Optional<Identity> identity() {
        return clientCredentials().or(this::managedIdentity);
    }

    private Optional<Identity> clientCredentials() {
        var secret = connection.secret(AzureWords.CLIENT_SECRET);
        var tenant = connection.setting(AzureWords.TENANT);
        var client = connection.setting(AzureWords.CLIENT);
        return secret.isPresent() && tenant.isPresent() && client.isPresent()
                ? Optional.of(
                        new Identity.Client(
                                authority(AUTHORITY), tenant.get(), client.get(), secret.get()))
                : Optional.empty();
    }

    private Optional<Identity> managedIdentity() {
        return connection
                .setting(AzureWords.MANAGED_IDENTITY)
                .filter(it -> !it.equalsIgnoreCase("false"))
                .map(it -> it.equalsIgnoreCase("true") ? "" : it)
                .map(client -> new Identity.Managed(authority(METADATA), client));
    }

    private URI authority(String usual) {
        return address(AzureWords.AUTHORITY, usual);
    }

    /** Where deployments are managed; empty unless the configuration names all three parts. */
    Optional<URI> deployments() {
        var words = armWords().map(connection::setting).flatMap(Optional::stream).toList();
        if (words.size() < 3) {
            return Optional.empty();
        }
        var path =
                "/subscriptions/%s/resourceGroups/%s/providers/Microsoft.CognitiveServices/accounts/%s/deployments/"
                        .formatted(words.stream().map(Address::segment).toArray());
        return Optional.of(Address.of(management(), path));
    }

    URI management() {
        return address(AzureWords.MANAGEMENT, MANAGEMENT);
    }

    private URI address(String word, String usual) {
        try {
            return Address.base(URI.create(connection.setting(word).orElse(usual)));
        } catch (IllegalArgumentException _) {
            throw new Misconfigured(connection.title() + " has no address in " + word + ".");
        }
    }

    private static Stream<String> armWords() {
        return Stream.of(AzureWords.SUBSCRIPTION, AzureWords.RESOURCE_GROUP, AzureWords.ACCOUNT);
    }

    List<String> problems() {
        var problems = new ArrayList<String>();
        if (connection.baseUrl().isEmpty()) {
            problems.add("An account at Azure needs an api_base.");
        }
        if (connection.apiKey().isEmpty() && token().isEmpty() && identity().isEmpty()) {
            problems.add(
                    "An account at Azure needs an api_key, or tenant_id, client_id and"
                            + " client_secret, or azure_managed_identity.");
        }
        if (hasHalfAnIdentity()) {
            problems.add("Entra needs all of tenant_id, client_id and client_secret.");
        }
        if (!version().query().getOrDefault("api-version", "v1").matches("[A-Za-z0-9-]{2,40}")) {
            problems.add("api_version must be a date, v1, preview or latest.");
        }
        var missing = armWords().filter(it -> connection.setting(it).isEmpty()).toList();
        if (!missing.isEmpty() && missing.size() < 3) {
            problems.add("Deploying tuned models also needs " + String.join(", ", missing) + ".");
        }
        if (missing.isEmpty() && identity().isEmpty()) {
            problems.add(
                    "Deploying tuned models needs tenant_id, client_id and client_secret, or"
                            + " azure_managed_identity: a key does not suffice.");
        }
        return problems;
    }

    private boolean hasHalfAnIdentity() {
        boolean some =
                connection.setting(AzureWords.TENANT).isPresent()
                        || connection.setting(AzureWords.CLIENT).isPresent()
                        || connection.secret(AzureWords.CLIENT_SECRET).isPresent();
        return some && clientCredentials().isEmpty();
    }

    /** Whom Azure knows the gateway as. */
    sealed interface Identity {

        /** An application with a secret. */
        record Client(URI authority, String tenant, String id, Secret secret) implements Identity {}

        /**
         * The machine itself.
         *
         * @param client empty for the identity that the machine has of itself
         */
        record Managed(URI metadata, String client) implements Identity {}
    }
}
