package dev.tunegate.admin.organization;

import dev.tunegate.domain.catalog.ModelGrants;
import dev.tunegate.domain.organization.Limits;
import dev.tunegate.domain.organization.Profile;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What an administrator has said about a team or a user, as pages show it. */
record ProfileView(List<String> models, boolean everyModel, boolean blocked, List<Fact> limits) {

    /** A name and a value. */
    record Fact(String name, String value) {}

    static ProfileView of(Profile profile) {
        var names = profile.models().names();
        boolean every = names.contains(ModelGrants.EVERY_MODEL);
        return new ProfileView(
                every ? List.of() : List.copyOf(names),
                every,
                profile.blocked(),
                limits(profile.limits()));
    }

    private static List<Fact> limits(Limits limits) {
        var facts = new ArrayList<Fact>();
        add(facts, "Requests per minute", limits.requestsPerMinute());
        add(facts, "Running jobs", limits.runningJobs());
        add(facts, "Stored bytes", limits.storedBytes());
        return facts;
    }

    private static void add(List<Fact> facts, String name, Optional<Long> limit) {
        facts.add(
                new Fact(
                        name,
                        limit.map(it -> String.format(Locale.ROOT, "%,d", it))
                                .orElse("not limited")));
    }

    String word() {
        return blocked ? "blocked" : "active";
    }

    String label() {
        return blocked ? "Blocked" : "Active";
    }
}
