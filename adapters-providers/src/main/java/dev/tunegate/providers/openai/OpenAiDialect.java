package dev.tunegate.providers.openai;

import dev.tunegate.domain.catalog.Connection;
import dev.tunegate.domain.catalog.ModelDeployment;
import dev.tunegate.domain.catalog.Secret;
import dev.tunegate.domain.dataset.DataTerms;
import dev.tunegate.domain.finetuning.TrainingTerms;
import dev.tunegate.domain.provider.ProviderFailure.Misconfigured;
import dev.tunegate.domain.provider.ProviderId;
import dev.tunegate.providers.openaiwire.Address;
import dev.tunegate.providers.openaiwire.Dialect;
import dev.tunegate.providers.openaiwire.OpenAiTerms;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * OpenAI's own dialect: a bearer key, and optionally the organization and project it acts for (the
 * connection's settings {@code organization} and {@code project}). A host of one's own may need no
 * key; OpenAI does.
 */
final class OpenAiDialect implements Dialect {

    static final ProviderId OPENAI = new ProviderId("openai");

    private static final URI DEFAULT = URI.create("https://api.openai.com/v1");

    @Override
    public ProviderId provider() {
        return OPENAI;
    }

    @Override
    public URI base(Connection connection) {
        return connection.baseUrl().map(Address::base).orElse(DEFAULT);
    }

    @Override
    public Map<String, String> headers(Connection connection) {
        var headers = new LinkedHashMap<String, String>();
        connection
                .apiKey()
                .map(Secret::reveal)
                .ifPresentOrElse(
                        it -> put(headers, "Authorization", "Bearer " + it, connection),
                        () -> requireOwnHost(connection));
        connection
                .setting("organization")
                .ifPresent(it -> put(headers, "OpenAI-Organization", it, connection));
        connection
                .setting("project")
                .ifPresent(it -> put(headers, "OpenAI-Project", it, connection));
        return headers;
    }

    @Override
    public TrainingTerms training(ModelDeployment at) {
        return OpenAiTerms.training(OPENAI);
    }

    @Override
    public DataTerms data(ModelDeployment at) {
        return OpenAiTerms.data();
    }

    private static void requireOwnHost(Connection connection) {
        if (connection.baseUrl().isEmpty()) {
            throw new Misconfigured("The account '" + connection.name() + "' needs an api_key.");
        }
    }

    /** Checks the value itself, for the JDK would quote it in its complaint. */
    private static void put(
            Map<String, String> headers, String name, String value, Connection connection) {
        if (!value.chars().allMatch(it -> it >= 0x20 && it < 0x7f)) {
            throw new Misconfigured(
                    "The account '"
                            + connection.name()
                            + "' has a credential or name with characters that cannot be sent.");
        }
        headers.put(name, value);
    }
}
