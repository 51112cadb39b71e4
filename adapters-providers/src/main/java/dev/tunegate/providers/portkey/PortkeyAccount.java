package dev.tunegate.providers.portkey;

import dev.tunegate.domain.catalog.Connection;
import dev.tunegate.domain.catalog.Secret;
import dev.tunegate.domain.provider.ProviderFailure.Misconfigured;
import dev.tunegate.providers.openaiwire.Headers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the configuration says of an account at Portkey. Header names are those of the gateway's
 * source 1.15.2, read 2026-11-21.
 */
record PortkeyAccount(Connection connection) {

    private static final String PREFIX = "x-portkey-";
    private static final String RETRIES = PREFIX + "retry-count";
    private static final Set<String> DIRECTIONS =
            Set.of(PREFIX + "provider", PREFIX + "config", PREFIX + "virtual-key");

    Map<String, String> headers() {
        var headers = new Headers(connection);
        key().ifPresent(it -> headers.put(PREFIX + "api-key", it.reveal()));
        connection.secret(PortkeyWords.PROVIDER_KEY).ifPresent(headers::bearer);
        headers.setting(PortkeyWords.PROVIDER, PREFIX + "provider")
                .setting(PortkeyWords.CONFIG, PREFIX + "config")
                .setting(PortkeyWords.VIRTUAL_KEY, PREFIX + "virtual-key")
                .setting(PortkeyWords.CUSTOM_HOST, PREFIX + "custom-host");
        further()
                .orElseThrow(() -> misconfigured("needs a JSON object in portkey_headers"))
                .forEach(headers::put);
        if (key().isEmpty() && connection.baseUrl().isEmpty()) {
            throw misconfigured("needs a portkey_api_key");
        }
        if (!isDirected()) {
            throw misconfigured("needs portkey_provider, portkey_config or portkey_virtual_key");
        }
        return headers.all();
    }

    private Optional<Secret> key() {
        return connection.secret(PortkeyWords.KEY).or(connection::apiKey);
    }

    private boolean isDirected() {
        var words = Stream.of(PortkeyWords.PROVIDER, PortkeyWords.CONFIG, PortkeyWords.VIRTUAL_KEY);
        var further = further().map(Map::keySet).orElse(Set.of());
        return words.anyMatch(it -> connection.setting(it).isPresent())
                || DIRECTIONS.stream().anyMatch(further::contains);
    }

    /** Headers that some providers behind Portkey need; empty if they cannot be read. */
    private Optional<Map<String, String>> further() {
        var configured = connection.secret(PortkeyWords.HEADERS);
        return configured.isEmpty() ? Optional.of(Map.of()) : read(configured.get());
    }

    private static Optional<Map<String, String>> read(Secret json) {
        try {
            var headers = new LinkedHashMap<String, String>();
            for (var member : JsonMapper.shared().readTree(json.reveal()).properties()) {
                headers.put(member.getKey().toLowerCase(Locale.ROOT), text(member.getValue()));
            }
            boolean theirs = headers.keySet().stream().allMatch(it -> it.startsWith(PREFIX));
            return headers.isEmpty() || !theirs ? Optional.empty() : Optional.of(headers);
        } catch (JacksonException _) {
            return Optional.empty();
        }
    }

    private static String text(JsonNode value) {
        return value.isString() ? value.stringValue() : value.toString();
    }

    private Misconfigured misconfigured(String need) {
        return new Misconfigured(connection.title() + " " + need + ".");
    }

    List<String> problems() {
        var problems = new ArrayList<String>();
        if (key().isEmpty() && connection.baseUrl().isEmpty()) {
            problems.add("An account at Portkey's own host needs a portkey_api_key.");
        }
        if (!isDirected()) {
            problems.add(
                    "An account at Portkey needs portkey_provider, portkey_config or"
                            + " portkey_virtual_key.");
        }
        if (further().isEmpty()) {
            problems.add(
                    "portkey_headers must be a JSON object of headers that begin with x-portkey-.");
        }
        if (connection.setting(PortkeyWords.CONFIG).filter(it -> it.contains("{")).isPresent()) {
            problems.add(
                    "portkey_config is the name of a config; one that is written out may hold keys"
                            + " and belongs into portkey_headers, as x-portkey-config.");
        }
        further()
                .map(it -> it.getOrDefault(RETRIES, "0"))
                .filter(it -> !it.equals("0"))
                .ifPresent(
                        _ -> problems.add(RETRIES + " must be 0: a job could be created twice."));
        return problems;
    }
}
