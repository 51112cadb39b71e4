package dev.tunegate.api.routing;

import dev.tunegate.api.web.ForeignCredentials;
import dev.tunegate.application.catalog.BringAccount;
import dev.tunegate.domain.access.Caller;
import dev.tunegate.domain.access.CallerAccounts.Brought;
import dev.tunegate.domain.catalog.ProviderWords;
import dev.tunegate.domain.provider.ByProvider;
import dev.tunegate.domain.provider.ProviderId;
import dev.tunegate.domain.shared.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Takes the account that a caller brings along in headers, where that is allowed. */
@Component
public final class BroughtAccounts {

    private static final String HOST = "x-portkey-custom-host";

    private final ForeignCredentials credentials;
    private final BringAccount bring;
    private final ByProvider<ProviderWords> words;

    BroughtAccounts(
            ForeignCredentials credentials, BringAccount bring, ByProvider<ProviderWords> words) {
        this.credentials = credentials;
        this.bring = bring;
        this.words = words;
    }

    /**
     * The choice as it was stated, or at the caller's own account where they bring one along.
     *
     * @throws Refusal.InvalidInput if half of an account is there
     * @throws Refusal.NotAllowed if its host is not one that an administrator has named
     */
    StatedChoice with(Caller caller, HttpServletRequest request, StatedChoice stated) {
        var key = credentials.key(request);
        var address = credentials.address(request);
        if (key.isEmpty() && address.isEmpty()) {
            return stated;
        }
        var provider = provider(stated);
        var account =
                new Brought(
                        provider,
                        address.map(BroughtAccounts::uri)
                                .or(() -> words.of(provider).usualAddress())
                                .orElseThrow(() -> missing(HOST, "where the provider is reached")),
                        key.orElseThrow(
                                () -> missing("Authorization", "your key for the provider")));
        return new StatedChoice(bring.bring(caller, account), stated.words());
    }

    /** One provider by its name: an account of ours needs no key, and several cannot share one. */
    private static ProviderId provider(StatedChoice stated) {
        var targets = stated.choice().targets();
        return Optional.of(targets)
                .filter(it -> it.size() == 1 && it.getFirst().connection().isEmpty())
                .flatMap(it -> it.getFirst().provider())
                .orElseThrow(
                        () ->
                                new Refusal.InvalidInput(
                                        "x-portkey-provider",
                                        "invalid_value",
                                        "A key of your own goes to one provider: name it in"
                                                + " 'x-portkey-provider', and nothing else."));
    }

    private static URI uri(String text) {
        try {
            var address = URI.create(text.replaceFirst("/+$", ""));
            boolean plain =
                    address.getHost() != null
                            && address.getRawUserInfo() == null
                            && address.getRawQuery() == null
                            && address.getRawFragment() == null;
            if (plain) {
                return address;
            }
            throw noAddress();
        } catch (IllegalArgumentException _) {
            throw noAddress();
        }
    }

    private static Refusal noAddress() {
        return new Refusal.InvalidInput(
                HOST, "invalid_value", "'" + HOST + "' must be the address of a host.");
    }

    private static Refusal missing(String header, String what) {
        return new Refusal.InvalidInput(
                header,
                "missing_required_parameter",
                "The header '" + header + "' must say " + what + ".");
    }
}
