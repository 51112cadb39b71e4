package dev.tunegate.bootstrap.configuration;

import dev.tunegate.domain.catalog.Secret;
import dev.tunegate.domain.finetuning.TrackerTerms;
import java.net.URI;
import java.util.Optional;

/** Reads {@code wandb}: the account to which the gateway reports runs, and where its API is. */
final class WandbReader {

    private static final int SHORTEST_KEY = 8;

    private final Reading reading;

    WandbReader(Reading reading) {
        this.reading = reading;
    }

    TrackerTerms read(Section section) {
        var base = section.has("base_url") ? address(section) : TrackerTerms.USUAL;
        var key = section.required("api_key");
        var entity = section.text("entity");
        if (key.filter(it -> it.length() < SHORTEST_KEY).isPresent()) {
            reading.problem(
                    section.place("api_key"), "has fewer than " + SHORTEST_KEY + " characters.");
        }
        section.finish(IdleKeys.NONE);
        return new TrackerTerms(base, key.map(Secret::new), entity);
    }

    private URI address(Section section) {
        var text = section.text("base_url");
        var address = text.flatMap(WandbReader::parsed).filter(WandbReader::isPlain);
        if (text.isPresent() && address.isEmpty()) {
            reading.problem(
                    section.place("base_url"),
                    "must be an http or https address without user, query or fragment.");
        }
        return address.orElse(TrackerTerms.USUAL);
    }

    private static Optional<URI> parsed(String text) {
        try {
            return Optional.of(URI.create(text));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static boolean isPlain(URI address) {
        return ("https".equals(address.getScheme()) || "http".equals(address.getScheme()))
                && address.getHost() != null
                && address.getRawUserInfo() == null
                && address.getRawQuery() == null
                && address.getRawFragment() == null;
    }
}
