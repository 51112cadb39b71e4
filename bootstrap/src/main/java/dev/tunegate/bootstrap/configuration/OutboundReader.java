package dev.tunegate.bootstrap.configuration;

import dev.tunegate.domain.provider.Allowance;
import dev.tunegate.domain.provider.Reach;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads {@code outbound}: the places inside the operator's network that may be connected to. */
final class OutboundReader {

    private final Reading reading;

    OutboundReader(Reading reading) {
        this.reading = reading;
    }

    Reach read(Section section) {
        var reach = new Reach(Set.of(), places(section, "allow"), places(section, "webhooks"));
        section.finish(IdleKeys.NONE);
        return reach;
    }

    private List<Allowance> places(Section section, String list) {
        var allowed = new ArrayList<Allowance>();
        for (var place : section.texts(list)) {
            Allowance.parse(place.value())
                    .ifPresentOrElse(
                            allowed::add,
                            () ->
                                    reading.problem(
                                            place.place(),
                                            "must be a host, host:port, or a network such as"
                                                    + " 10.1.0.0/16."));
        }
        return allowed;
    }
}
