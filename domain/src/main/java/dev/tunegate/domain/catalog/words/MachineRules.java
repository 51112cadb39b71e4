package dev.tunegate.domain.catalog.words;

import dev.tunegate.domain.catalog.Credential;
import dev.tunegate.domain.catalog.ProviderWords;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Keeps the machine's own files and identities from what has come through the API: whoever may say
 * there where an account is must not learn by it what only the operator may know.
 */
public final class MachineRules {

    /** What is wrong: a word, and the rest of a sentence about it. */
    public record Breach(String word, String rest) {}

    private MachineRules() {}

    /** What is wrong with a credential, if it is used at this provider. */
    public static Optional<Breach> find(Credential credential, ProviderWords provider) {
        var account = Account.of(credential);
        return find(account, account, provider).stream().findFirst();
    }

    /**
     * All that is wrong with an account that is used at this provider.
     *
     * @param foreign what has come through the API
     * @param whole that, together with what the operator says
     */
    public static List<Breach> find(Account foreign, Account whole, ProviderWords provider) {
        return Stream.concat(files(foreign, provider), identity(foreign, whole, provider).stream())
                .toList();
    }

    private static Stream<Breach> files(Account foreign, ProviderWords provider) {
        return foreign.words().entrySet().stream()
                .filter(it -> provider.fileWords().contains(it.getKey()))
                .filter(it -> !it.getValue().reveal().strip().startsWith("{"))
                .map(
                        it ->
                                new Breach(
                                        it.getKey(),
                                        "must hold the credential itself; files of the gateway"
                                                + " cannot be named here."));
    }

    private static Optional<Breach> identity(
            Account foreign, Account whole, ProviderWords provider) {
        return host(foreign, provider)
                .filter(_ -> provider.signsAsTheMachine(whole.connection(provider)))
                .map(
                        it ->
                                new Breach(
                                        it,
                                        "would be sent a token of the gateway's own machine, which"
                                                + " only its configuration may allow; give the"
                                                + " account a credential of its own."));
    }

    /** The word by which it names a host of its own choice. */
    private static Optional<String> host(Account foreign, ProviderWords provider) {
        if (foreign.apiBase().isPresent()) {
            return Optional.of("api_base");
        }
        var hosts = new TreeSet<>(provider.hostWords());
        hosts.retainAll(foreign.words().keySet());
        return hosts.stream().findFirst();
    }
}
