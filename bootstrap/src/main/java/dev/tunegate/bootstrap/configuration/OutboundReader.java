package dev.tunegate.bootstrap.configuration;

import dev.tunegate.domain.provider.Allowance;
import java.util.ArrayList;
import java.util.List;

/** Reads {@code outbound}: the places inside the operator's network that may be connected to. */
final class OutboundReader {

    private final Reading reading;

    OutboundReader(Reading reading) {
        this.reading = reading;
    }

    List<Allowance> read(Section section) {
        var allowed = new ArrayList<Allowance>();
        for (var place : section.texts("allow")) {
            Allowance.parse(place.value())
                    .ifPresentOrElse(
                            allowed::add,
                            () ->
                                    reading.problem(
                                            place.place(),
                                            "must be a host, host:port, or a network such as"
                                                    + " 10.1.0.0/16."));
        }
        section.finish(IdleKeys.NONE);
        return allowed;
    }
}
