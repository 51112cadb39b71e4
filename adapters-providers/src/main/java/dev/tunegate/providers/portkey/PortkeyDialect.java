package dev.tunegate.providers.portkey;

import dev.tunegate.domain.catalog.Connection;
import dev.tunegate.domain.catalog.Endpoint;
import dev.tunegate.domain.catalog.ModelDeployment;
import dev.tunegate.domain.dataset.DataTerms;
import dev.tunegate.domain.finetuning.Capabilities.Feature;
import dev.tunegate.domain.finetuning.RunOrder;
import dev.tunegate.domain.finetuning.Term;
import dev.tunegate.domain.finetuning.TrainingTerms;
import dev.tunegate.domain.provider.ProviderId;
import dev.tunegate.providers.openaiwire.Address;
import dev.tunegate.providers.openaiwire.Declared;
import dev.tunegate.providers.openaiwire.Declared.SettingsIn;
import dev.tunegate.providers.openaiwire.DeclaredTerms;
import dev.tunegate.providers.openaiwire.Dialect;
import dev.tunegate.providers.openaiwire.OpenAiTerms;
import dev.tunegate.providers.openaiwire.StartBody;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * OpenAI's format through a Portkey gateway. Nobody knows which provider answers behind it, and
 * what that one keeps: so the marker goes into the metadata and into the suffix, and lists are
 * searched whole.
 */
final class PortkeyDialect implements Dialect {

    private static final URI HOSTED = URI.create("https://api.portkey.ai/v1");

    private static final Declared USUAL =
            new Declared(
                    Set.of("supervised", "dpo", "reinforcement"),
                    Set.of(Feature.EVENTS, Feature.CHECKPOINTS, Feature.RESULT_FILES),
                    Set.of(),
                    Optional.of(512L << 20),
                    true,
                    SettingsIn.METHOD);

    @Override
    public ProviderId provider() {
        return PortkeyWords.PORTKEY;
    }

    @Override
    public URI base(Connection connection) {
        return connection.baseUrl().map(Address::base).orElse(HOSTED);
    }

    @Override
    public Map<String, String> headers(Connection connection) {
        return new PortkeyAccount(connection).headers();
    }

    @Override
    public TrainingTerms training(ModelDeployment at) {
        return DeclaredTerms.training(provider(), declared(at), integrations(at));
    }

    /** Only where it is certain that OpenAI is behind Portkey does the host report itself. */
    private static Map<String, Term> integrations(ModelDeployment at) {
        boolean openai =
                at.connection()
                        .setting(PortkeyWords.PROVIDER)
                        .filter(it -> it.equals("openai") || it.equals("@openai"))
                        .isPresent();
        return openai ? Map.of(TrainingTerms.INTEGRATIONS, OpenAiTerms.REPORTED) : Map.of();
    }

    @Override
    public DataTerms data(ModelDeployment at) {
        return DeclaredTerms.data(declared(at));
    }

    @Override
    public Set<Feature> features(ModelDeployment at) {
        return declared(at).features();
    }

    @Override
    public Set<Endpoint> batches(ModelDeployment at) {
        return Declared.batches(at);
    }

    @Override
    public String start(ModelDeployment at, RunOrder order) {
        var body = declared(at).start(at, order).markedInSuffix();
        bedrock(at, order, body);
        return body.text();
    }

    /** Members that Portkey asks for where Bedrock is behind it; the name of a job is unique. */
    private static void bedrock(ModelDeployment at, RunOrder order, StartBody body) {
        List.of(PortkeyWords.ROLE, PortkeyWords.OUTPUT, PortkeyWords.MODEL_TYPE)
                .forEach(word -> at.option(word).ifPresent(it -> body.with(word, it)));
        at.option(PortkeyWords.ROLE).ifPresent(_ -> body.with("job_name", order.job().value()));
    }

    @Override
    public Map<String, String> search(ModelDeployment at, RunOrder order) {
        return Map.of();
    }

    @Override
    public boolean runsPrograms(ModelDeployment at) {
        return Declared.runsPrograms(at);
    }

    private static Declared declared(ModelDeployment at) {
        return Declared.of(at, USUAL);
    }
}
