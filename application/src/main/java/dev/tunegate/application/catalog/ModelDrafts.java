package dev.tunegate.application.catalog;

import dev.tunegate.application.shared.Step;
import dev.tunegate.domain.catalog.DeploymentId;
import dev.tunegate.domain.catalog.Endpoint;
import dev.tunegate.domain.catalog.ModelName;
import dev.tunegate.domain.catalog.ModelWords;
import dev.tunegate.domain.catalog.Secret;
import dev.tunegate.domain.catalog.StoredModel;
import dev.tunegate.domain.catalog.words.FlatWords.Complaint;
import dev.tunegate.domain.catalog.words.KnownAccounts;
import dev.tunegate.domain.catalog.words.ModelRules;
import dev.tunegate.domain.catalog.words.StoredModelReader;
import dev.tunegate.domain.catalog.words.Vocabulary;
import dev.tunegate.domain.shared.Metadata;
import dev.tunegate.domain.shared.RandomId;
import dev.tunegate.domain.shared.Refusal;
import dev.tunegate.domain.shared.Revision;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Makes stored models of what somebody wants, by the rules by which the file is read. */
@Step
public final class ModelDrafts {

    private static final String PARAMS = "litellm_params";

    private final StoredModelReader reader;

    public ModelDrafts(Vocabulary vocabulary, KnownAccounts accounts) {
        this.reader = new StoredModelReader(vocabulary, accounts);
    }

    /**
     * @throws Refusal.InvalidInput naming what is missing or wrong
     * @throws Refusal.NotSupported naming a word that does nothing here
     */
    StoredModel fresh(WantedModel wanted, Revision revision) {
        if (wanted.name().isEmpty()) {
            throw missing("model_name");
        }
        if (wanted.params().isEmpty()) {
            throw missing(PARAMS);
        }
        var words = new HashMap<String, Secret>();
        wanted.params().forEach((word, it) -> it.ifPresent(text -> words.put(word, text)));
        var draft =
                new StoredModel(
                        wanted.id().map(ModelDrafts::id).orElseGet(ModelDrafts::freshId),
                        wanted.name().map(ModelDrafts::name).orElseThrow(),
                        reader.parted(words),
                        wanted.supports().map(ModelDrafts::supports).orElse(Endpoint.UNLESS_SAID),
                        wanted.accessGroups().map(Set::copyOf).orElse(Set.of()),
                        notes(Metadata.NONE, wanted.notes()),
                        wanted.blocked().orElse(false),
                        revision);
        return checked(draft);
    }

    /**
     * @throws Refusal.InvalidInput if secrets would be sent elsewhere than where they were given
     *     for
     */
    StoredModel changed(StoredModel old, WantedModel wanted, Revision next) {
        var words = words(old.words(), wanted.params());
        var draft =
                new StoredModel(
                        old.id(),
                        wanted.name().map(ModelDrafts::name).orElse(old.name()),
                        words,
                        wanted.supports().map(ModelDrafts::supports).orElse(old.supports()),
                        wanted.accessGroups().map(Set::copyOf).orElse(old.accessGroups()),
                        notes(old.info(), wanted.notes()),
                        wanted.blocked().orElse(old.blocked()),
                        next);
        requireGivenAgain(old.words(), words, wanted.params());
        return checked(draft);
    }

    private ModelWords words(ModelWords old, Map<String, Optional<Secret>> wanted) {
        var words = old.all();
        wanted.forEach(
                (word, text) ->
                        text.ifPresentOrElse(it -> words.put(word, it), () -> words.remove(word)));
        return reader.parted(words);
    }

    /** A secret goes only where whoever gave it has said. */
    private void requireGivenAgain(
            ModelWords old, ModelWords now, Map<String, Optional<Secret>> wanted) {
        var kept =
                now.secret().keySet().stream()
                        .filter(it -> !wanted.containsKey(it))
                        .sorted()
                        .findFirst();
        if (kept.isPresent() && !reader.haveOneAddress(old, now)) {
            throw new Refusal.InvalidInput(
                    PARAMS + "." + kept.get(),
                    "secret_required",
                    "'"
                            + PARAMS
                            + "."
                            + kept.get()
                            + "' was given for another address; give it again for this one.");
        }
    }

    private StoredModel checked(StoredModel draft) {
        reader.read(draft).complaints().stream()
                .findFirst()
                .ifPresent(
                        it -> {
                            throw refusal(it);
                        });
        return draft;
    }

    private static Refusal refusal(Complaint complaint) {
        var param = complaint.word().map(it -> PARAMS + "." + it).orElse(PARAMS);
        var sentence = complaint.sentence(PARAMS);
        return switch (complaint.kind()) {
            case INVALID -> new Refusal.InvalidInput(param, "invalid_value", sentence);
            case UNKNOWN -> new Refusal.InvalidInput(param, "unknown_parameter", sentence);
            case IDLE -> new Refusal.NotSupported(param, sentence);
        };
    }

    /** What keeps a stored model from being used now, if anything does. */
    Optional<String> problem(StoredModel model) {
        return reader.read(model).complaints().stream().findFirst().map(it -> it.sentence(PARAMS));
    }

    private static DeploymentId freshId() {
        return new DeploymentId("mod-" + RandomId.letters(24));
    }

    private static DeploymentId id(String text) {
        ModelRules.isId(text, complaint("model_info.id"));
        return new DeploymentId(text);
    }

    private static ModelName name(String text) {
        return ModelRules.name(text, complaint("model_name")).orElseThrow();
    }

    private static Set<Endpoint> supports(List<String> paths) {
        var param = "model_info.supported_endpoints";
        var supports = EnumSet.noneOf(Endpoint.class);
        paths.forEach(
                it ->
                        ModelRules.endpoint(it, complaint(param), complaint(param))
                                .ifPresent(supports::add));
        if (supports.isEmpty()) {
            complaint(param)
                    .accept("names none of " + Endpoint.paths() + ", so the model is of no use.");
        }
        return supports;
    }

    private static Consumer<String> complaint(String param) {
        return rest -> {
            throw new Refusal.InvalidInput(param, "invalid_value", "'" + param + "' " + rest);
        };
    }

    private static Metadata notes(Metadata old, Map<String, Optional<String>> wanted) {
        wanted.getOrDefault(StoredModel.SHUTDOWN_DATE, Optional.empty())
                .ifPresent(it -> ModelRules.day(it, complaint("model_info.shutdown_date")));
        var notes = new HashMap<>(old.pairs());
        wanted.forEach(
                (word, text) ->
                        text.ifPresentOrElse(it -> notes.put(word, it), () -> notes.remove(word)));
        return new Metadata(notes);
    }

    private static Refusal missing(String param) {
        return new Refusal.InvalidInput(
                param, "missing_required_parameter", "The parameter '" + param + "' is missing.");
    }
}
