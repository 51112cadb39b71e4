package dev.tunegate.admin.key;

import dev.tunegate.application.key.NewKey;
import dev.tunegate.domain.catalog.ModelGrants;
import dev.tunegate.domain.shared.Metadata;
import dev.tunegate.domain.shared.Refusal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.BindParam;

/** The form that asks for a key; its fields bear the names that refusals use. */
record IssueKeyForm(
        @BindParam("key_alias") @Nullable String alias,
        @Nullable List<String> models,
        @BindParam("every_model") @Nullable String everyModel,
        @Nullable String duration) {

    static final IssueKeyForm EMPTY = new IssueKeyForm(null, null, null, Lifetime.QUARTER.word());

    /**
     * @throws Refusal.InvalidInput naming the field that says nothing sensible
     */
    NewKey wanted() {
        return new NewKey(
                Optional.of(named()).filter(it -> !it.isEmpty()),
                grants(),
                Lifetime.named(lifetime()).length(),
                Metadata.NONE);
    }

    String named() {
        return alias == null ? "" : alias.strip();
    }

    String lifetime() {
        return duration == null ? "" : duration;
    }

    boolean wantsEveryModel() {
        return everyModel != null;
    }

    Set<String> chosen() {
        return models == null ? Set.of() : Set.copyOf(models);
    }

    private ModelGrants grants() {
        if (wantsEveryModel()) {
            return ModelGrants.ALL;
        }
        if (chosen().isEmpty()) {
            throw new Refusal.InvalidInput(
                    "models", "missing_required_parameter", "Choose at least one model.");
        }
        return new ModelGrants(chosen());
    }
}
