package dev.tunegate.admin.key;

import dev.tunegate.application.key.NewKey;
import dev.tunegate.domain.catalog.ModelGrants;
import dev.tunegate.domain.key.Environment;
import dev.tunegate.domain.key.KeyType;
import dev.tunegate.domain.key.VirtualKey;
import dev.tunegate.domain.organization.Limits;
import dev.tunegate.domain.organization.TeamId;
import dev.tunegate.domain.organization.UserId;
import dev.tunegate.domain.shared.Metadata;
import dev.tunegate.domain.shared.Refusal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.BindParam;

/** The form that asks for a key; its fields bear the names that refusals use. */
record IssueKeyForm(
        @BindParam("key_alias") @Nullable String alias,
        @BindParam("user_id") @Nullable String user,
        @BindParam("team_id") @Nullable String team,
        @BindParam("key_type") @Nullable String type,
        @Nullable List<String> models,
        @BindParam("every_model") @Nullable String everyModel,
        @Nullable String duration,
        @BindParam("rpm_limit") @Nullable String requests,
        @BindParam("max_running_jobs") @Nullable String jobs,
        @BindParam("max_stored_bytes") @Nullable String bytes,
        @Nullable String test) {

    static final IssueKeyForm EMPTY =
            new IssueKeyForm(
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    Lifetime.QUARTER.word(),
                    null,
                    null,
                    null,
                    null);

    /**
     * @throws Refusal.InvalidInput naming the field that says nothing sensible
     */
    NewKey wanted() {
        return new NewKey(
                new VirtualKey.Label(said(alias), Metadata.NONE),
                new NewKey.For(
                        said(user).map(it -> UserId.of(it, "user_id")),
                        said(team).map(it -> TeamId.of(it, "team_id")),
                        Optional.empty()),
                new VirtualKey.Powers(
                        kind(),
                        test == null ? Environment.LIVE : Environment.TEST,
                        grants(),
                        limits()),
                Lifetime.named(lifetime()).length(),
                false);
    }

    String lifetime() {
        return duration == null ? "" : duration;
    }

    boolean isOf(KeyType other) {
        return said(type).map(word(other)::equals).orElse(other == KeyType.DEFAULT);
    }

    static String word(KeyType type) {
        return type.name().toLowerCase(Locale.ROOT);
    }

    /** Whether the part about limits need be open. */
    public boolean limited() {
        return Stream.of(requests, jobs, bytes).anyMatch(it -> said(it).isPresent());
    }

    Set<String> chosen() {
        return models == null ? Set.of() : Set.copyOf(models);
    }

    private ModelGrants grants() {
        if (everyModel != null) {
            return ModelGrants.ALL;
        }
        if (chosen().isEmpty()) {
            throw new Refusal.InvalidInput(
                    "models", "missing_required_parameter", "Choose at least one model.");
        }
        return new ModelGrants(chosen());
    }

    private KeyType kind() {
        return Stream.of(KeyType.values())
                .filter(this::isOf)
                .findFirst()
                .orElseThrow(() -> invalid("key_type", "Choose what the key is for."));
    }

    private Limits limits() {
        return new Limits(
                number(requests, "rpm_limit"),
                number(jobs, "max_running_jobs"),
                number(bytes, "max_stored_bytes"));
    }

    private static Optional<Long> number(@Nullable String text, String param) {
        return said(text)
                .map(
                        it -> {
                            if (!it.matches("[0-9]{1,18}")) {
                                throw invalid(
                                        param, "Write a whole number, or nothing for no limit.");
                            }
                            return Long.valueOf(it);
                        });
    }

    private static Optional<String> said(@Nullable String text) {
        return Optional.ofNullable(text).map(String::strip).filter(it -> !it.isEmpty());
    }

    private static Refusal invalid(String param, String why) {
        return new Refusal.InvalidInput(param, "invalid_value", why);
    }
}
