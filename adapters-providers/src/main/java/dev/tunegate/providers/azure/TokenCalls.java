package dev.tunegate.providers.azure;

import dev.tunegate.providers.azure.AzureAccount.Identity;
import dev.tunegate.providers.http.Effect;
import dev.tunegate.providers.http.HttpCall;
import dev.tunegate.providers.http.HttpCall.Body;
import dev.tunegate.providers.openaiwire.Address;
import java.io.ByteArrayInputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** How each kind of identity asks for a token. */
final class TokenCalls {

    private TokenCalls() {}

    static HttpCall call(Identity identity, String scope) {
        return switch (identity) {
            case Identity.Client client -> form(client, scope);
            case Identity.Managed managed -> metadata(managed, scope);
        };
    }

    /** Entra's client credentials grant, v2.0. */
    private static HttpCall form(Identity.Client client, String scope) {
        var path = "/" + Address.segment(client.tenant()) + "/oauth2/v2.0/token";
        var members =
                Map.of(
                        "grant_type",
                        "client_credentials",
                        "client_id",
                        client.id(),
                        "client_secret",
                        client.secret().reveal(),
                        "scope",
                        scope);
        return HttpCall.post(
                Address.of(client.authority(), path),
                Map.of(),
                urlEncoded(members),
                Effect.REPEATABLE);
    }

    private static Body urlEncoded(Map<String, String> members) {
        var bytes =
                members.entrySet().stream()
                        .map(it -> it.getKey() + "=" + encoded(it.getValue()))
                        .collect(Collectors.joining("&"))
                        .getBytes(StandardCharsets.US_ASCII);
        return new Body(
                "application/x-www-form-urlencoded",
                bytes.length,
                () -> new ByteArrayInputStream(bytes));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** The instance metadata service, which wants a resource where Entra wants a scope. */
    private static HttpCall metadata(Identity.Managed managed, String scope) {
        var query = new LinkedHashMap<String, String>();
        query.put("api-version", "2018-02-01");
        query.put("resource", scope.replaceFirst("/\\.default$", ""));
        if (!managed.client().isEmpty()) {
            query.put("client_id", managed.client());
        }
        var address = Address.of(managed.metadata(), "/metadata/identity/oauth2/token", query);
        return HttpCall.get(address, Map.of("Metadata", "true"));
    }
}
