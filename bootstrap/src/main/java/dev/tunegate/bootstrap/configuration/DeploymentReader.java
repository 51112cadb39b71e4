package dev.tunegate.bootstrap.configuration;

import dev.tunegate.domain.catalog.DeploymentId;
import dev.tunegate.domain.catalog.Endpoint;
import dev.tunegate.domain.catalog.ModelDeployment;
import dev.tunegate.domain.catalog.ModelDeployment.Target;
import dev.tunegate.domain.catalog.ModelName;
import dev.tunegate.domain.shared.Refusal;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads one entry of {@code model_list}. */
final class DeploymentReader {

    /** A deployment's own id: one with a tilde in it is an account's. */
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:-]{0,99}");

    private final TargetReader targets;
    private final Vocabulary vocabulary;
    private final Reading reading;

    DeploymentReader(Accounts accounts, Vocabulary vocabulary, Reading reading) {
        this.targets = new TargetReader(accounts, vocabulary, reading);
        this.vocabulary = vocabulary;
        this.reading = reading;
    }

    /** The deployment, unless something is wrong with it, which has been noted then. */
    Optional<ConfiguredDeployment> read(Section entry) {
        var name = entry.required("model_name").flatMap(it -> name(entry, it));
        var params = entry.section("litellm_params");
        var info = entry.section("model_info");
        entry.finish(Set.of());
        if (params.isEmpty()) {
            reading.problem(entry.place(), "lacks litellm_params.");
            return Optional.empty();
        }
        var target = targets.read(params.get());
        var id = info.flatMap(this::id);
        var supports = info.flatMap(this::supports).orElse(Set.of(Endpoint.CHAT_COMPLETIONS));
        var groups = info.map(DeploymentReader::groups).orElse(Set.of());
        info.ifPresent(it -> it.finish(IdleKeys.MODEL_INFO));
        if (name.isEmpty() || target.isEmpty()) {
            return Optional.empty();
        }
        var deployment =
                new ModelDeployment(
                        id.orElseGet(() -> derived(name.get(), target.get())),
                        name.get(),
                        target.get(),
                        supports,
                        groups);
        return Optional.of(new ConfiguredDeployment(entry.place(), params.get(), deployment));
    }

    private DeploymentId derived(ModelName name, Target target) {
        return StableId.ofDeployment(name, target, vocabulary.of(target.provider()));
    }

    private Optional<ModelName> name(Section entry, String text) {
        if (text.contains("*")) {
            reading.problem(
                    entry.place("model_name"), "is a pattern; each model needs its own entry.");
            return Optional.empty();
        }
        try {
            return Optional.of(ModelName.of(text, "model_name"));
        } catch (Refusal.InvalidInput e) {
            reading.problem(entry.place("model_name"), "is too long or not printable.");
            return Optional.empty();
        }
    }

    private Optional<DeploymentId> id(Section info) {
        var text = info.text("id");
        if (text.filter(it -> !ID.matcher(it).matches()).isPresent()) {
            reading.problem(
                    info.place("id"),
                    "must have up to 100 letters, digits, dots, colons, hyphens and underscores.");
            return Optional.empty();
        }
        return text.map(DeploymentId::new);
    }

    private Optional<Set<Endpoint>> supports(Section info) {
        if (!info.has("supported_endpoints")) {
            return Optional.empty();
        }
        var supports = EnumSet.noneOf(Endpoint.class);
        info.texts("supported_endpoints").forEach(it -> endpoint(it).ifPresent(supports::add));
        if (supports.isEmpty()) {
            reading.problem(
                    info.place("supported_endpoints"),
                    "names neither /chat/completions nor /fine_tuning, so the model is of no use.");
        }
        return Optional.of(supports);
    }

    private Optional<Endpoint> endpoint(Section.Text text) {
        var endpoint = Endpoint.named(text.value());
        if (endpoint.isEmpty()) {
            if (IdleKeys.ENDPOINTS.contains(text.value().replaceFirst("^/v1/", "/"))) {
                reading.warning(text.place(), "names an endpoint that is not served here.");
            } else {
                reading.problem(
                        text.place(),
                        "names no endpoint; there are /chat/completions and /fine_tuning.");
            }
        }
        return endpoint;
    }

    private static Set<String> groups(Section info) {
        return info.texts("access_groups").stream()
                .map(Section.Text::value)
                .collect(Collectors.toUnmodifiableSet());
    }
}
