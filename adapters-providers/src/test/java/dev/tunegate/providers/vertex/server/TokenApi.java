package dev.tunegate.providers.vertex.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Gives tokens for signed assertions (RFC 7523, as Google's service accounts use it) and knows them
 * again. Tokens are checked against the real time, by which Google's library signs.
 */
final class TokenApi {

    static final String PATH = "/token";

    private static final String GRANT = "urn:ietf:params:oauth:grant-type:jwt-bearer";
    private static final String SCOPE = "https://www.googleapis.com/auth/cloud-platform";
    private static final Pattern FORM = Pattern.compile("(?:^|&)(\\w+)=([^&]*)");
    private static final int LIFE = 3600;

    /** Where a machine of Google's own is given tokens. */
    private static final String METADATA = "/computeMetadata/v1/instance/service-accounts/default";

    private static final String FLAVOR = "metadata-flavor";

    private final ServiceAccount account;
    private final Clock clock = Clock.systemUTC();
    private final Map<String, Long> tokens = new ConcurrentHashMap<>();
    private final AtomicInteger given = new AtomicInteger();

    TokenApi(ServiceAccount account) {
        this.account = account;
    }

    int given() {
        return given.get();
    }

    void revoke() {
        tokens.clear();
    }

    boolean isKnown(String authorization) {
        var token = authorization.replaceFirst("^Bearer ", "");
        return tokens.getOrDefault(token, 0L) > now();
    }

    static boolean concerns(String path) {
        return path.equals(PATH) || path.equals("/") || path.startsWith(METADATA);
    }

    WireReply handle(WireRequest request) throws IOException {
        return request.path().equals(PATH) ? assertion(request) : metadata(request);
    }

    /** The metadata server, which whoever asks must name, and which names itself. */
    private WireReply metadata(WireRequest request) {
        if (!request.header(FLAVOR).equals("Google")) {
            return WireReply.error(403, "PERMISSION_DENIED", "Missing Metadata-Flavor.");
        }
        var reply = request.path().equals(METADATA + "/token") ? token() : WireReply.empty(200);
        return reply.and(FLAVOR, "Google");
    }

    private WireReply assertion(WireRequest request) throws IOException {
        var text = new String(request.body().readAllBytes(), StandardCharsets.UTF_8);
        var grant = "";
        var assertion = "";
        for (var found = FORM.matcher(text); found.find(); ) {
            if (found.group(1).equals("grant_type")) {
                grant = WireRequest.decoded(found.group(2));
            } else if (found.group(1).equals("assertion")) {
                assertion = WireRequest.decoded(found.group(2));
            }
        }
        if (!grant.equals(GRANT) || !isSound(assertion)) {
            return refused();
        }
        return token();
    }

    private WireReply token() {
        var token = "ya29.wire-" + given.incrementAndGet();
        tokens.put(token, now() + LIFE);
        return WireReply.json(
                JsonMapper.shared()
                        .createObjectNode()
                        .put("access_token", token)
                        .put("expires_in", LIFE)
                        .put("token_type", "Bearer"));
    }

    private boolean isSound(String assertion) {
        var parts = assertion.split("\\.");
        if (parts.length != 3) {
            return false;
        }
        var claims = json(parts[1]);
        return json(parts[0]).path("alg").asString("").equals("RS256")
                && account.signed(
                        parts[0] + "." + parts[1], Base64.getUrlDecoder().decode(parts[2]))
                && claims.path("iss").asString("").equals(ServiceAccount.EMAIL)
                && claims.path("scope").asString("").equals(SCOPE)
                && claims.path("exp").asLong(0) > now()
                && claims.path("exp").asLong(0) <= claims.path("iat").asLong(0) + LIFE;
    }

    private static JsonNode json(String part) {
        return JsonMapper.shared().readTree(Base64.getUrlDecoder().decode(part));
    }

    private static WireReply refused() {
        return WireReply.json(
                400,
                JsonMapper.shared()
                        .createObjectNode()
                        .put("error", "invalid_grant")
                        .put("error_description", "Invalid JWT Signature."));
    }

    private long now() {
        return clock.instant().getEpochSecond();
    }
}
