package dev.tunegate.providers.vertex;

import dev.tunegate.domain.catalog.ModelDeployment;
import dev.tunegate.domain.provider.ProviderFailure.Unavailable;
import dev.tunegate.providers.http.HttpCall.Body;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** The objects of an account's bucket (Cloud Storage JSON API v1, seen 2026-11-21). */
final class CloudStorage {

    /** A folder holds one file and its pictures: 300,000 of them at most. */
    private static final int PAGES = 400;

    private static final int ALREADY_THERE = 412;

    private final VertexClient client;

    CloudStorage(VertexClient client) {
        this.client = client;
    }

    /** The object's resource, if there is one. */
    Optional<JsonNode> find(ModelDeployment at, ObjectName name) {
        return client.find(ask(at, name));
    }

    /** Writes a small object unless there is one of the name. */
    void put(ModelDeployment at, ObjectName name, String type, byte[] bytes) {
        var address = VertexSite.of(at.connection()).upload(name, "media");
        var ask = new Ask(at, address, Concern.FILES);
        var body = new Body(type, bytes.length, () -> new ByteArrayInputStream(bytes));
        var answer = client.sent(ask, Map.of(), body);
        if (!answer.isSuccess() && answer.status() != ALREADY_THERE) {
            throw client.refused(ask, answer);
        }
    }

    /** The names of all objects that begin like this. */
    List<ObjectName> list(ModelDeployment at, String bucket, String beginning) {
        var names = new ArrayList<ObjectName>();
        var cursors = new HashSet<String>();
        var cursor = "";
        for (int page = 0; page < PAGES; page++) {
            var list = page(at, bucket, beginning, cursor);
            list.path("items")
                    .forEach(
                            it ->
                                    Lenient.text(it, "name")
                                            .map(name -> new ObjectName(bucket, name))
                                            .ifPresent(names::add));
            cursor = Lenient.text(list, "nextPageToken").orElse("");
            if (cursor.isEmpty() || !cursors.add(cursor)) {
                return names;
            }
        }
        throw new Unavailable("The provider's list is too long to be searched.", null, null);
    }

    private JsonNode page(ModelDeployment at, String bucket, String beginning, String cursor) {
        var query =
                "?fields="
                        + VertexSite.encoded("items(name),nextPageToken")
                        + "&prefix="
                        + VertexSite.encoded(beginning)
                        + (cursor.isEmpty() ? "" : "&pageToken=" + VertexSite.encoded(cursor));
        var address = VertexSite.of(at.connection()).objects(bucket, query);
        return client.find(new Ask(at, address, Concern.FILES))
                .orElseThrow(() -> GoogleFailures.noBucket(at));
    }

    /** Removes the object, or finds it gone. */
    void remove(ModelDeployment at, ObjectName name) {
        var _ = client.remove(ask(at, name));
    }

    private static Ask ask(ModelDeployment at, ObjectName name) {
        return new Ask(at, VertexSite.of(at.connection()).object(name, ""), Concern.FILES);
    }
}
