package dev.tunegate.application.catalog;

import dev.tunegate.application.shared.Step;
import dev.tunegate.domain.provider.OutboundAddresses;
import dev.tunegate.domain.shared.Refusal;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Refuses addresses that nothing would ever be sent to in the moment in which they are to be
 * stored, rather than when they are used.
 */
@Step
public final class AddressWords {

    private final OutboundAddresses addresses;

    public AddressWords(OutboundAddresses addresses) {
        this.addresses = addresses;
    }

    /**
     * @param path under which the words stand in the request
     * @throws Refusal.InvalidInput naming the first word whose address is forbidden
     */
    void requireAllowed(String path, Map<String, String> words) {
        new TreeMap<>(words)
                .forEach(
                        (word, text) ->
                                address(text)
                                        .flatMap(addresses::objectionToProvider)
                                        .ifPresent(
                                                it -> {
                                                    throw new Refusal.InvalidInput(
                                                            path + "." + word,
                                                            "forbidden_address",
                                                            it);
                                                }));
    }

    /** Other words are no addresses; what is no address of the web is refused elsewhere. */
    private static Optional<URI> address(String text) {
        try {
            return Optional.of(text.strip())
                    .filter(it -> it.matches("(?i)https?://.*"))
                    .map(URI::create);
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
