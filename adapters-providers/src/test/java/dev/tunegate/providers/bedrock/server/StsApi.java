package dev.tunegate.providers.bedrock.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/** AssumeRole: gives a session whose secret is derived from the role, for all to see. */
final class StsApi {

    static final String SESSION_KEY = "ASIAWIRESESSION00001";
    static final String SESSION_SECRET = "session-secret-of-the-wire-server";
    static final String SESSION_TOKEN = "session-token-of-the-wire-server";

    private volatile Map<String, String> last = Map.of();

    WireAnswer handle(WireCall call) throws IOException {
        var form = new String(call.content().readAllBytes(), StandardCharsets.UTF_8);
        last =
                Arrays.stream(form.split("&"))
                        .map(it -> it.split("=", 2))
                        .collect(Collectors.toMap(it -> it[0], it -> WireCall.decoded(it[1])));
        if (!last.getOrDefault("Action", "").equals("AssumeRole")) {
            return WireAnswer.stsError(400, "InvalidAction", "Only AssumeRole");
        }
        var until = Clock.systemUTC().instant().plus(1, ChronoUnit.HOURS);
        return WireAnswer.text(
                200,
                "text/xml",
                "<AssumeRoleResponse xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\">"
                        + "<AssumeRoleResult><Credentials>"
                        + Xml.tag("AccessKeyId", SESSION_KEY)
                        + Xml.tag("SecretAccessKey", SESSION_SECRET)
                        + Xml.tag("SessionToken", SESSION_TOKEN)
                        + Xml.tag("Expiration", until)
                        + "</Credentials></AssumeRoleResult></AssumeRoleResponse>");
    }

    /** What was asked last. */
    Map<String, String> last() {
        return last;
    }
}
