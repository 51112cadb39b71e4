package dev.tunegate.api.web;

import dev.tunegate.api.TestServer;
import dev.tunegate.api.web.Principal.Place;
import dev.tunegate.domain.catalog.AccessGroup;
import dev.tunegate.domain.catalog.AccessGroupName;
import dev.tunegate.domain.catalog.CredentialFixture;
import dev.tunegate.domain.catalog.InMemoryAccessGroups;
import dev.tunegate.domain.catalog.InMemoryCredentials;
import dev.tunegate.domain.catalog.InMemoryStoredModels;
import dev.tunegate.domain.catalog.StoredModelFixture;
import dev.tunegate.domain.shared.RandomId;
import dev.tunegate.domain.shared.Revision;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What is in the catalog of the matrix: near the principals what everybody may use, elsewhere what
 * only the platform may know of, since it is blocked or another tenant's.
 */
final class MatrixCatalog {

    private static final Revision MADE = Revision.first(Instant.EPOCH, "test");

    private final InMemoryStoredModels models = TestServer.bean(InMemoryStoredModels.class);
    private final InMemoryAccessGroups groups = TestServer.bean(InMemoryAccessGroups.class);
    private final InMemoryCredentials credentials = TestServer.bean(InMemoryCredentials.class);
    private final Set<String> made = new HashSet<>();

    private String name(Place place) {
        var name = "matrix-" + RandomId.letters(12);
        if (place.exists()) {
            made.add(name);
        }
        return name;
    }

    private static boolean isNear(Place place) {
        return place == Place.OWN || place == Place.SAME_TEAM;
    }

    String deployment(Place place) {
        var id = name(place);
        var fixture =
                StoredModelFixture.aStoredModel().withId(id).named(id).keeping("api_key", "sk-x");
        if (place.exists()) {
            models.add((isNear(place) ? fixture : fixture.blocked()).build());
        }
        return id;
    }

    String accessGroup(Place place) {
        var name = name(place);
        var model = isNear(place) ? "gpt-4o-mini" : "ft:gpt-4o-mini:" + RandomId.letters(8);
        if (place.exists()) {
            groups.add(new AccessGroup(new AccessGroupName(name), Set.of(model), MADE));
        }
        return name;
    }

    String credential(Place place) {
        var name = name(place);
        if (place.exists()) {
            credentials.add(CredentialFixture.aCredential().saying(Map.of()).named(name).build());
        }
        return name;
    }

    /** So that tests of lists find what they know. */
    void clear() {
        models.all().stream()
                .map(it -> it.id())
                .filter(it -> made.contains(it.value()))
                .forEach(models::remove);
        groups.all().stream()
                .map(it -> it.name())
                .filter(it -> made.contains(it.value()))
                .forEach(groups::remove);
        credentials.all().stream()
                .map(it -> it.name())
                .filter(it -> made.contains(it.value()))
                .forEach(credentials::remove);
        made.clear();
    }
}
