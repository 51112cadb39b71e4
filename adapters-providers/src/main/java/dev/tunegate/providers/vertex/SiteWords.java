package dev.tunegate.providers.vertex;

import dev.tunegate.domain.catalog.Connection;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads an account's words for its site; LiteLLM's names, where it has one for the thing. */
final class SiteWords {

    static final String PROJECT = "vertex_project";
    static final String LOCATION = "vertex_location";
    static final String BUCKET = "gcs_bucket_name";
    static final String PREFIX = "gcs_prefix";
    static final String API = "vertex_endpoint";
    static final String STORAGE = "gcs_endpoint";
    static final String CREDENTIALS = "vertex_credentials";

    static final Set<String> ALL = Set.of(PROJECT, LOCATION, BUCKET, PREFIX, API, STORAGE);

    private static final String DEFAULT_PREFIX = "tunegate";

    private final Connection connection;

    SiteWords(Connection connection) {
        this.connection = connection;
    }

    /** What is wrong with the words, one sentence each. */
    List<String> problems() {
        var problems = new ArrayList<String>();
        require(PROJECT, "[a-z0-9][a-z0-9.:-]{2,62}", "the id of a Google project", problems);
        require(LOCATION, "[a-z][a-z0-9-]{1,39}", "a region such as us-central1", problems);
        require(BUCKET, "[a-z0-9][a-z0-9._-]{1,220}[a-z0-9]", "the name of a bucket", problems);
        connection
                .setting(PREFIX)
                .filter(it -> !it.matches("[A-Za-z0-9_-]+(/[A-Za-z0-9_-]+)*") || it.length() > 200)
                .ifPresent(
                        _ ->
                                problems.add(
                                        PREFIX
                                                + " must be plain names with single slashes between"
                                                + " them."));
        Stream.of(API, STORAGE)
                .filter(it -> address(it).filter(uri -> !isAddress(uri)).isPresent())
                .map(
                        it ->
                                it
                                        + " must be https with a host and nothing behind it; http"
                                        + " is for this machine only.")
                .forEach(problems::add);
        return problems;
    }

    private void require(String word, String pattern, String kind, List<String> problems) {
        var value = connection.setting(word);
        if (value.isEmpty()) {
            problems.add(word + " is missing: " + kind + ".");
        } else if (!value.get().matches(pattern)) {
            problems.add(word + " must be " + kind + ".");
        }
    }

    /** The site, once there are no problems. */
    VertexSite site() {
        var location = connection.setting(LOCATION).orElseThrow();
        var host = location.equals("global") ? "" : location + "-";
        return new VertexSite(
                connection.setting(PROJECT).orElseThrow(),
                location,
                uri(API, "https://" + host + "aiplatform.googleapis.com"),
                connection.setting(BUCKET).orElseThrow(),
                connection.setting(PREFIX).orElse(DEFAULT_PREFIX),
                uri(STORAGE, "https://storage.googleapis.com"));
    }

    private URI uri(String word, String otherwise) {
        return URI.create(address(word).orElse(otherwise).replaceFirst("/+$", ""));
    }

    private Optional<String> address(String word) {
        return word.equals(API)
                ? connection.setting(word).or(() -> connection.baseUrl().map(URI::toString))
                : connection.setting(word);
    }

    private static boolean isAddress(String text) {
        try {
            var uri = URI.create(text);
            var scheme = String.valueOf(uri.getScheme());
            return uri.getHost() != null
                    && uri.getRawUserInfo() == null
                    && uri.getRawQuery() == null
                    && uri.getRawFragment() == null
                    && uri.getRawPath().replace("/", "").isEmpty()
                    && (scheme.equals("https")
                            || (scheme.equals("http") && isThisMachine(uri.getHost())));
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    /** By its name only: no name server is asked. */
    private static boolean isThisMachine(String host) {
        return host.equals("localhost") || host.equals("[::1]") || host.matches("127(\\.\\d+){3}");
    }
}
