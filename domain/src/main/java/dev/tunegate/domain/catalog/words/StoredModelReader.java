package dev.tunegate.domain.catalog.words;

import dev.tunegate.domain.catalog.ModelDeployment;
import dev.tunegate.domain.catalog.ModelWords;
import dev.tunegate.domain.catalog.ProviderWords;
import dev.tunegate.domain.catalog.Secret;
import dev.tunegate.domain.catalog.StoredModel;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes deployments of stored models, by the rules by which a file is read. */
public final class StoredModelReader {

    private static final String KEY = "api_key";

    private final TargetReader targets;
    private final Vocabulary vocabulary;

    public StoredModelReader(Vocabulary vocabulary, KnownAccounts accounts) {
        this.targets = new TargetReader(accounts, vocabulary, true);
        this.vocabulary = vocabulary;
    }

    /**
     * What a model is at this moment.
     *
     * @param deployment empty if something keeps it from being used
     */
    public record Result(
            Optional<ModelDeployment> deployment, List<FlatWords.Complaint> complaints) {}

    public Result read(StoredModel model) {
        var words = new FlatWords(model.words().all());
        var deployment = targets.read(words).map(it -> deployment(model, it));
        deployment.ifPresent(it -> check(words, it));
        var complaints = words.complaints();
        return new Result(deployment.filter(_ -> complaints.isEmpty()), complaints);
    }

    private static ModelDeployment deployment(StoredModel model, ModelDeployment.Target target) {
        return new ModelDeployment(
                model.id(),
                model.name(),
                target,
                model.supports(),
                model.accessGroups(),
                model.blocked(),
                model.shutdownDate());
    }

    private void check(FlatWords words, ModelDeployment at) {
        if (!ModelRules.fit(at.name(), at.target().model())) {
            words.refuse("model", "must name one model of its provider.");
        }
        if (words.complaints().isEmpty()) {
            ProviderProblems.of(vocabulary.of(at.provider()), at).forEach(words::tell);
        }
    }

    /** The words, parted by whether they may be shown again; what is nobody's may not. */
    public ModelWords parted(Map<String, Secret> all) {
        var provider = provider(all);
        var plain = new HashMap<String, String>();
        var secret = new HashMap<String, Secret>();
        all.forEach(
                (word, text) -> {
                    if (provider.filter(it -> isPlain(it, word)).isPresent()) {
                        plain.put(word, text.reveal());
                    } else {
                        secret.put(word, text);
                    }
                });
        return new ModelWords(plain, secret);
    }

    private static boolean isPlain(ProviderWords provider, String word) {
        return List.of("model", "custom_llm_provider", "api_base", ModelWords.CREDENTIAL)
                        .contains(word)
                || (!word.equals(KEY)
                        && !provider.secretWords().contains(word)
                        && (provider.accountWords().contains(word)
                                || provider.modelWords().contains(word)));
    }

    private Optional<ProviderWords> provider(Map<String, Secret> all) {
        var words = new FlatWords(all);
        return targets.provider(words, words.text("model"));
    }

    /** Whether secrets that were given beside the one words may be used beside the others. */
    public boolean haveOneAddress(ModelWords one, ModelWords other) {
        var provider = provider(one.all());
        return provider.isPresent()
                && provider.equals(provider(other.all()))
                && account(one, provider.get())
                        .isSentWhere(account(other, provider.get()), provider.get());
    }

    private static Account account(ModelWords words, ProviderWords provider) {
        return AccountReader.read(new FlatWords(words.all()), Vocabulary.ofAccount(provider));
    }
}
