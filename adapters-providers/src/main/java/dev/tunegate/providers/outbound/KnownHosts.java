package dev.tunegate.providers.outbound;

import java.util.regex.Pattern;

/**
 * The providers' own hosts. Many operators reach them by a private line into their network, so they
 * may stand for private addresses; nobody else can say what they stand for.
 */
final class KnownHosts {

    /** Addresses of the providers' documentation, seen 2026-11-21. */
    private static final Pattern NAMES =
            Pattern.compile(
                    "api\\.openai\\.com"
                            + "|api\\.portkey\\.ai"
                            + "|login\\.microsoftonline\\.(com|us)|login\\.partner\\.microsoftonline\\.cn"
                            + "|management\\.azure\\.com|management\\.usgovcloudapi\\.net"
                            + "|[a-z0-9-]+\\.(openai|cognitiveservices)\\.azure\\.(com|us)"
                            + "|[a-z0-9-]+\\.services\\.ai\\.azure\\.com"
                            + "|([a-z0-9-]+-)?aiplatform\\.googleapis\\.com"
                            + "|(storage|oauth2|sts|iamcredentials)\\.googleapis\\.com"
                            + "|(bedrock|bedrock-runtime|sts)\\.[a-z0-9-]+\\.amazonaws\\.com"
                            + "|([a-z0-9.-]+\\.)?s3\\.[a-z0-9-]+\\.amazonaws\\.com"
                            + "|bedrock-mantle\\.[a-z0-9-]+\\.api\\.aws");

    private KnownHosts() {}

    static boolean include(String host) {
        return NAMES.matcher(host).matches();
    }
}
