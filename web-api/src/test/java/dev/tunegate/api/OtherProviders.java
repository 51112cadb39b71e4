package dev.tunegate.api;

import dev.tunegate.domain.catalog.Connection;
import dev.tunegate.domain.catalog.DeploymentFixture;
import dev.tunegate.domain.catalog.DeploymentId;
import dev.tunegate.domain.catalog.ModelDeployment;
import dev.tunegate.domain.catalog.ProviderAccount;
import dev.tunegate.domain.catalog.ProviderWords;
import dev.tunegate.domain.dataset.Finding;
import dev.tunegate.domain.file.ScriptedFileStore;
import dev.tunegate.domain.finetuning.ScriptedProvider;
import dev.tunegate.domain.finetuning.Term;
import dev.tunegate.domain.finetuning.TermsFixture;
import dev.tunegate.domain.provider.ProviderId;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The providers of the house besides OpenAI: one that has two accounts and cannot pause, one with
 * parameters of its own, one that finds fault with every file, and one that serves any model.
 */
final class OtherProviders {

    private static final ProviderId AZURE = new ProviderId("azure");
    private static final ProviderId BEDROCK = new ProviderId("bedrock");
    private static final ProviderId PICKY = new ProviderId("picky");
    private static final ProviderId ANY_MODEL = new ProviderId("vertex_ai");

    static final List<ProviderWords> WORDS =
            List.of(
                    new Words(new ProviderId("openai"), Set.of(), List.of("gpt-known")),
                    new Words(AZURE, Set.of("azure-openai"), List.of()),
                    new Words(BEDROCK, Set.of(), List.of("amazon.nova")),
                    new Words(PICKY, Set.of(), List.of()),
                    new Words(ANY_MODEL, Set.of("vertex-ai"), List.of()));

    static final ProviderAccount VERTEX =
            new ProviderAccount(
                    new DeploymentId("vertex-account"),
                    ANY_MODEL,
                    new Connection(
                            "gcp",
                            Optional.of(URI.create("https://secret-host.example")),
                            Optional.empty(),
                            Map.of("vertex_project", "secret-project")),
                    Map.of());

    private OtherProviders() {}

    private record Words(ProviderId provider, Set<String> otherNames, List<String> knownModels)
            implements ProviderWords {

        @Override
        public Set<String> accountWords() {
            return provider.equals(BEDROCK) ? Set.of("aws_region_name") : Set.of();
        }

        @Override
        public Set<String> secretWords() {
            return provider.equals(BEDROCK)
                    ? Set.of("aws_access_key_id", "aws_secret_access_key")
                    : Set.of();
        }
    }

    /** One model at three providers and four accounts, and one that nobody can take files for. */
    static List<ModelDeployment> deployments() {
        return List.of(
                everywhere("openai", "openai-4", "main"),
                everywhere("azure", "azure-1", "eu"),
                everywhere("azure", "azure-2", "us"),
                everywhere("bedrock", "bedrock-1", "aws"),
                DeploymentFixture.aDeployment()
                        .withId("picky-1")
                        .at("picky")
                        .named("picky-model")
                        .build());
    }

    private static ModelDeployment everywhere(String provider, String id, String account) {
        return DeploymentFixture.aDeployment()
                .withId(id)
                .at(provider)
                .named("everywhere")
                .through(account)
                .build();
    }

    static List<ScriptedProvider> training(Clock clock) {
        return List.of(
                new ScriptedProvider(AZURE, clock).withoutPausing(),
                bedrock(clock),
                new ScriptedProvider(PICKY, clock),
                new ScriptedProvider(ANY_MODEL, clock));
    }

    private static ScriptedProvider bedrock(Clock clock) {
        var terms = TermsFixture.anything(BEDROCK);
        var nowhere = TermsFixture.NOWHERE;
        terms = TermsFixture.with(terms, "seed", new Term.Ignored("it has no seeds.", nowhere));
        terms = TermsFixture.with(terms, "n_epochs", Term.Numbers.between("1", "5", nowhere));
        terms = TermsFixture.with(terms, "suffix", new Term.Refused("no suffix.", nowhere));
        terms = TermsFixture.withOwn(terms, "job_name", new Term.Taken("a name", nowhere));
        terms = TermsFixture.withOwn(terms, "lora", new Term.Taken("a switch", nowhere));
        var types = new Term.OneOf(List.of("text", "chat"), nowhere);
        terms = TermsFixture.withOwn(terms, "model_type", types);
        return new ScriptedProvider(BEDROCK, clock).taking(terms);
    }

    static List<ScriptedFileStore> stores() {
        var picky = new ScriptedFileStore(PICKY);
        picky.find(new Finding(2, 34, "no_tools", "it has no tools there."));
        return List.of(
                new ScriptedFileStore(AZURE),
                new ScriptedFileStore(BEDROCK),
                picky,
                new ScriptedFileStore(ANY_MODEL));
    }
}
