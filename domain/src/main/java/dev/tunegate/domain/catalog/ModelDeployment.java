package dev.tunegate.domain.catalog;

import dev.tunegate.domain.provider.ProviderId;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One place where a public model can be trained and called: a provider's model behind an account.
 *
 * @param name a public name; or a pattern with one {@code *}, for every name that fits it
 * @param shutdownDate when the provider ends the model, as far as somebody has said so
 * @param blocked whether nothing new is sent there; what runs there already is followed
 */
public record ModelDeployment(
        DeploymentId id,
        ModelName name,
        Target target,
        Set<Endpoint> supports,
        Set<String> accessGroups,
        boolean blocked,
        Optional<LocalDate> shutdownDate) {

    private static final String STAR = "*";

    /**
     * What the provider is asked for.
     *
     * @param model the provider's own name of the model
     * @param options words that only the adapter understands, such as the simulator's duration
     */
    public record Target(
            ProviderId provider, String model, Connection connection, Map<String, String> options) {

        public Target {
            options = Map.copyOf(options);
        }
    }

    public ModelDeployment {
        supports = Set.copyOf(supports);
        accessGroups = Set.copyOf(accessGroups);
    }

    /** One of which nobody has said when it ends. */
    public ModelDeployment(
            DeploymentId id,
            ModelName name,
            Target target,
            Set<Endpoint> supports,
            Set<String> accessGroups,
            boolean blocked) {
        this(id, name, target, supports, accessGroups, blocked, Optional.empty());
    }

    /** The same, which ends on that day. */
    public ModelDeployment ending(Optional<LocalDate> day) {
        return new ModelDeployment(id, name, target, supports, accessGroups, blocked, day);
    }

    /** One that is not blocked. */
    public ModelDeployment(
            DeploymentId id,
            ModelName name,
            Target target,
            Set<Endpoint> supports,
            Set<String> accessGroups) {
        this(id, name, target, supports, accessGroups, false);
    }

    /** Whether it serves every name that fits its own. */
    public boolean isPattern() {
        return name.value().contains(STAR);
    }

    /** Whether it serves a model of this name. */
    public boolean serves(ModelName model) {
        return isPattern() ? part(model).isPresent() : name.equals(model);
    }

    /** How much of the pattern is text: the more, the closer it fits. */
    int closeness() {
        return name.value().length();
    }

    /** What the star stands for in this name; empty if the name does not fit. */
    private Optional<String> part(ModelName model) {
        int star = name.value().indexOf(STAR);
        var before = name.value().substring(0, star);
        var behind = name.value().substring(star + 1);
        var text = model.value();
        boolean fits =
                text.length() > before.length() + behind.length()
                        && text.startsWith(before)
                        && text.endsWith(behind)
                        && !text.contains(STAR);
        return fits
                ? Optional.of(text.substring(before.length(), text.length() - behind.length()))
                : Optional.empty();
    }

    /**
     * The deployment for one of the models that fit the pattern; what the star stands for in the
     * public name it stands for in the provider's.
     *
     * @throws IllegalArgumentException if the name does not fit
     */
    public ModelDeployment serving(ModelName model) {
        if (!isPattern()) {
            return this;
        }
        var part = part(model).orElseThrow(() -> new IllegalArgumentException(model + " here"));
        var theirs = target.model().replace(STAR, part);
        return new ModelDeployment(
                DerivedId.of(id, model),
                model,
                new Target(target.provider(), theirs, target.connection(), target.options()),
                supports,
                accessGroups,
                blocked,
                shutdownDate);
    }

    /** Whether the id is this one's, or that of one of the models that fit its pattern. */
    public boolean has(DeploymentId other) {
        return other.equals(id)
                || (isPattern() && DerivedId.base(other).filter(id::equals).isPresent());
    }

    Optional<ModelDeployment> find(DeploymentId other) {
        if (other.equals(id)) {
            return Optional.of(this);
        }
        return has(other)
                ? DerivedId.model(other).filter(this::serves).map(this::serving)
                : Optional.empty();
    }

    /** The same, as long as it is blocked. */
    public ModelDeployment shut(boolean yes) {
        return new ModelDeployment(id, name, target, supports, accessGroups, yes, shutdownDate);
    }

    public ProviderId provider() {
        return target.provider();
    }

    public Connection connection() {
        return target.connection();
    }

    public Optional<String> option(String name) {
        return Optional.ofNullable(target.options().get(name));
    }

    public boolean offers(Endpoint endpoint) {
        return !blocked && supports.contains(endpoint);
    }
}
