package dev.tunegate.providers.vertex;

import dev.tunegate.domain.catalog.Connection;
import dev.tunegate.domain.provider.ProviderFailure.Misconfigured;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * Where an account's jobs, models and files are. Paths are those of the API's version {@code v1}
 * and of Cloud Storage's JSON API (discovery documents, seen 2026-11-21).
 *
 * @param api without a slash at the end
 * @param bucket where training files are written
 * @param prefix what their names begin with, without a slash at either end
 * @param storage without a slash at the end
 */
record VertexSite(
        String project, String location, URI api, String bucket, String prefix, URI storage) {

    /**
     * @throws Misconfigured if a word is missing or makes no sense
     */
    static VertexSite of(Connection connection) {
        var words = new SiteWords(connection);
        words.problems().stream()
                .findFirst()
                .ifPresent(
                        it -> {
                            throw new Misconfigured(connection.title() + ": " + it);
                        });
        return words.site();
    }

    private String parent() {
        return "projects/" + project + "/locations/" + location;
    }

    URI jobs() {
        return URI.create(api + "/v1/" + parent() + "/tuningJobs");
    }

    URI job(String id) {
        return URI.create(jobs() + "/" + encoded(id));
    }

    /**
     * A resource by its full name, such as {@code projects/…/endpoints/…}, or a base model by its
     * short one.
     */
    URI resource(String name) {
        var full = name.contains("/") ? name : "publishers/google/models/" + name;
        var path = full.startsWith("publishers/") ? parent() + "/" + full : full;
        return URI.create(api + "/v1/" + path(path));
    }

    /** The resource with a verb of its own, such as {@code generateContent}. */
    URI resource(String name, String verb) {
        return URI.create(resource(name) + ":" + verb);
    }

    URI objects(String ofBucket, String query) {
        return URI.create(storage + "/storage/v1/b/" + encoded(ofBucket) + "/o" + query);
    }

    URI object(ObjectName name, String query) {
        return URI.create(
                storage
                        + "/storage/v1/b/"
                        + encoded(name.bucket())
                        + "/o/"
                        + encoded(name.path())
                        + query);
    }

    /** Where an object of this name is written, once: one that is there already stays. */
    URI upload(ObjectName name, String type) {
        return URI.create(
                storage
                        + "/upload/storage/v1/b/"
                        + encoded(name.bucket())
                        + "/o?uploadType="
                        + type
                        + "&ifGenerationMatch=0&name="
                        + encoded(name.path()));
    }

    private static String path(String name) {
        return encoded(name).replace("%2F", "/").replace("%40", "@").replace("%3A", ":");
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
