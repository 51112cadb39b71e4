package dev.tunegate.api.web;

import dev.tunegate.application.catalog.CallerCredentials;
import dev.tunegate.domain.catalog.Secret;
import dev.tunegate.domain.shared.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Decides what becomes of credentials and addresses that callers bring along for a provider. They
 * are refused unless an administrator has allowed hosts to which they may go, and never logged or
 * repeated.
 */
@Component
public final class ForeignCredentials {

    private static final String PREFIX = "x-portkey-";
    private static final String PROVIDER = PREFIX + "provider";
    private static final String HOST = PREFIX + "custom-host";

    /** What Portkey's clients send as a key where their user gave none (portkey-ai, 2026-11). */
    private static final String NO_KEY = "OPENAI_API_KEY";

    /** Headers by which clients of Portkey hand over a provider's credentials (1.15.2). */
    private static final Set<String> SECRETS =
            Set.of(
                    "aws-access-key-id",
                    "aws-secret-access-key",
                    "aws-session-token",
                    "aws-role-arn",
                    "aws-external-id",
                    "azure-ad-token",
                    "azure-entra-client-id",
                    "azure-entra-client-secret",
                    "azure-managed-client-id",
                    "azure-workload-client-id",
                    "vertex-service-account-json");

    private final CallerCredentials allowed;

    public ForeignCredentials(CallerCredentials allowed) {
        this.allowed = allowed;
    }

    private boolean mayBeBrought() {
        return !allowed.allowedHosts().isEmpty();
    }

    /**
     * The provider's key that a caller brings along: in {@code Authorization}, beside our own in
     * {@code x-portkey-api-key}.
     */
    public Optional<Secret> key(HttpServletRequest request) {
        return namesProvider(request)
                ? Credentials.besidePortkeys(request)
                        .filter(it -> !it.equals(NO_KEY))
                        .map(Secret::new)
                : Optional.empty();
    }

    /** The address of the provider that a caller brings along. */
    public Optional<String> address(HttpServletRequest request) {
        return HeaderText.of(request, HOST);
    }

    /**
     * Looks at a request whose caller has proved who they are.
     *
     * @param ours the key by which they did
     * @throws Refusal.NotAllowed if it brings along what nobody has allowed
     */
    void admit(HttpServletRequest request, String ours) {
        boolean foreign =
                namesProvider(request)
                        && Credentials.hasOther(request, ours)
                        && Credentials.hasOther(request, NO_KEY);
        if (foreign && !(mayBeBrought() && key(request).isPresent())) {
            throw keyNotAllowed();
        }
        Collections.list(request.getHeaderNames()).forEach(this::admit);
    }

    /**
     * Why a request is refused whose key is none of ours.
     *
     * @return the reason that was found already, unless the key is a provider's
     */
    Refusal explain(HttpServletRequest request, Refusal reason) {
        boolean isUnknown = reason.code().filter("invalid_api_key"::equals).isPresent();
        return isUnknown && namesProvider(request) ? keyNotAllowed() : reason;
    }

    /**
     * Looks at the name of a header, or of a word in {@code portkey_options} that stands for it.
     *
     * @throws Refusal.NotAllowed if it brings along what nobody has allowed
     */
    public void admit(String header) {
        var name = header.toLowerCase(Locale.ROOT);
        if (name.equals(HOST) && !mayBeBrought()) {
            throw new Refusal.NotAllowed(
                    "custom_host_not_allowed",
                    "This gateway sends nothing to a host that a request names. Leave"
                            + " 'x-portkey-custom-host' out, and choose a provider or an account"
                            + " that is configured here.");
        }
        if (name.startsWith(PREFIX) && SECRETS.contains(name.substring(PREFIX.length()))) {
            throw keyNotAllowed();
        }
    }

    /** With a provider's plain name clients send their own key for it; a slug stands for ours. */
    private static boolean namesProvider(HttpServletRequest request) {
        return HeaderText.all(request, PROVIDER).stream().anyMatch(it -> !it.startsWith("@"));
    }

    private static Refusal keyNotAllowed() {
        return new Refusal.NotAllowed(
                "caller_credentials_not_allowed",
                "This gateway uses its own accounts at providers, and no credentials that a request"
                        + " brings along. Send this gateway's key, as 'x-portkey-api-key' or as"
                        + " 'Authorization: Bearer …', and no other.");
    }
}
