package dev.tunegate.domain.provider;

import java.util.List;

/**
 * What the identifiers and the credentials of providers look like, as far as they can be told from
 * words: also where they stand percent-encoded. Formats were seen 2026-11-21 in the providers'
 * documentation and service models.
 */
final class Identifiers {

    /** The rest of a name that goes on to the next blank, quote or comma. */
    private static final String REST = "[^\\s\"'<>,;)]+";

    /** What may come behind a host. */
    private static final String PATH = "(?:[/:?]" + REST + ")?";

    private static final String COLON = "(?::|(?i:%(?:25)*3A))";
    private static final String SLASH = "(?:/|(?i:%(?:25)*2F))";

    private static final List<String> OF_OPENAI =
            List.of(
                    "(?:ftjob|ftevent|ftckpt|ftchkpt|chatcmpl|batch|upload|asst|cp)[-_][A-Za-z0-9_*-]+",
                    "\\bfile-(?=[A-Za-z-]*[0-9]|[A-Za-z0-9]{16})[A-Za-z0-9_-]+",
                    "\\bfile-(?=[a-z-]*[A-Z])[A-Za-z0-9_-]+",
                    "\\b(?:org|proj|whsec)[-_][A-Za-z0-9_*-]{3,}",
                    "\\b(?:user|req|key)[-_](?=[A-Za-z_-]*[0-9]|[a-z_-]*[A-Z])[A-Za-z0-9_*-]{3,}",
                    "\\bft:[A-Za-z0-9._/:-]+");

    private static final List<String> CREDENTIALS =
            List.of(
                    "\\b(?:sk|pk|rk)-[^\\s\"'<>,;)]{3,}",
                    "\\beyJ[A-Za-z0-9_-]{8,}[A-Za-z0-9_.-]*",
                    "(?i:\\bbearer)\\s+[^\\s\"',;)]+",
                    "\\bA(?:BIA|CCA|GPA|IDA|IPA|KIA|NPA|NVA|ROA|SCA|SIA)[A-Z0-9]{12,}(?::"
                            + REST
                            + ")?",
                    "\\bABSK[A-Za-z0-9+/=]{16,}",
                    "\\bbedrock-api-key-" + REST,
                    "\\bAIza[A-Za-z0-9_-]{20,}",
                    "\\bya29\\." + REST);

    private static final List<String> OF_AWS =
            List.of(
                    "\\barn" + COLON + "aws[a-z-]*" + COLON + REST,
                    "\\b(?:model-customization-job|custom-model(?:-deployment)?|imported-model"
                            + "|provisioned-model)"
                            + SLASH
                            + REST,
                    "\\bmodel-customization-job-[A-Za-z0-9]+",
                    "(?<![A-Za-z0-9.])[0-9]{12}(?![A-Za-z0-9]|\\.[0-9])",
                    "(?<![A-Za-z0-9.-])[0-9]{4}-[0-9]{4}-[0-9]{4}(?![A-Za-z0-9-])");

    private static final List<String> OF_GOOGLE =
            List.of(
                    "\\bprojects" + SLASH + REST,
                    "\\b(?:endpoints|models|operations|tuningJobs)" + SLASH + "[0-9]" + REST,
                    "(?<=\\b[Pp]roject )[0-9]{6,}",
                    "\\bproject=[^\\s\"'<>,;)&]+",
                    "(?<![A-Za-z0-9._-])[A-Za-z0-9._-]{1,100}@[A-Za-z0-9-]{1,100}"
                            + "(?:\\.iam)?\\.gserviceaccount\\.com");

    private static final List<String> OF_AZURE =
            List.of(
                    "(?:(?<![A-Za-z0-9._-])[A-Za-z0-9][A-Za-z0-9._-]{0,100})?\\.ft-[0-9a-f]{6,}"
                            + "[A-Za-z0-9_-]*",
                    "/?\\bsubscriptions" + SLASH + REST,
                    "\\b[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}\\b");

    /** Hosts and paths that tell whose an object is; a service's plain name does not. */
    private static final List<String> PLACES =
            List.of(
                    "\\b(?:s3|gs)" + COLON + SLASH + SLASH + REST,
                    host("[A-Za-z0-9-]+\\.[A-Za-z0-9.-]{1,200}\\.amazonaws\\.com(?:\\.cn)?") + PATH,
                    host("[A-Za-z0-9-]+\\.(?:amazonaws|googleapis)\\.com/") + REST,
                    host(
                                    "[A-Za-z0-9][A-Za-z0-9.-]{0,200}\\.(?:(?:cognitiveservices|openai"
                                            + "|services\\.ai)\\.azure\\.com|core\\.windows\\.net)")
                            + PATH);

    /** Any of them; longer texts take no more than their length to search. */
    static final String PATTERN =
            String.join(
                    "|",
                    List.of(
                            any(PLACES),
                            any(OF_OPENAI),
                            any(CREDENTIALS),
                            any(OF_AWS),
                            any(OF_GOOGLE),
                            any(OF_AZURE)));

    private Identifiers() {}

    private static String any(List<String> patterns) {
        return String.join("|", patterns);
    }

    /** A host where a name begins, and what stands before it in an address. */
    private static String host(String name) {
        return "(?<![A-Za-z0-9.-])(?:(?:https?:)?//)?" + name;
    }
}
