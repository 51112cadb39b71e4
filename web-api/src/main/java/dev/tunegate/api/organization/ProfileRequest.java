package dev.tunegate.api.organization;

import dev.tunegate.api.web.JsonObject;
import dev.tunegate.domain.catalog.ModelGrants;
import dev.tunegate.domain.organization.Limits;
import dev.tunegate.domain.organization.Profile;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Reads what is said about a profile: what is not sent stays as it is, and null clears an alias, a
 * limit, notes or models.
 */
final class ProfileRequest {

    private static final int MAX_ALIAS = 128;
    private static final Set<String> MEMBERS =
            Set.of(
                    "models",
                    "rpm_limit",
                    "max_running_jobs",
                    "max_stored_bytes",
                    "metadata",
                    "blocked");

    private ProfileRequest() {}

    /** The members of a request with a profile in it. */
    static Set<String> members(String... further) {
        var all = new HashSet<>(MEMBERS);
        all.addAll(Set.of(further));
        return all;
    }

    static UnaryOperator<Profile> read(JsonObject body, String aliasName) {
        var alias = alias(body, aliasName);
        var models = new ModelGrants(Set.copyOf(Fields.texts(body, "models")));
        var metadata = body.metadata("metadata");
        var blocked = Fields.bool(body, "blocked");
        var limits = limits(body);
        return it ->
                new Profile(
                        Fields.isGiven(body, aliasName) ? alias : it.alias(),
                        Fields.isGiven(body, "models") ? models : it.models(),
                        limits.apply(it.limits()),
                        Fields.isGiven(body, "metadata") ? metadata : it.metadata(),
                        blocked.orElse(it.blocked()));
    }

    private static Optional<String> alias(JsonObject body, String name) {
        return body.text(name, MAX_ALIAS);
    }

    private static UnaryOperator<Limits> limits(JsonObject body) {
        var requests = limit(body, "rpm_limit");
        var jobs = limit(body, "max_running_jobs");
        var bytes = limit(body, "max_stored_bytes");
        return it ->
                new Limits(
                        requests.apply(it.requestsPerMinute()),
                        jobs.apply(it.runningJobs()),
                        bytes.apply(it.storedBytes()));
    }

    private static UnaryOperator<Optional<Long>> limit(JsonObject body, String name) {
        var wanted = Fields.amount(body, name);
        return Fields.isGiven(body, name) ? _ -> wanted : UnaryOperator.identity();
    }
}
