package dev.tunegate.bootstrap.configuration;

import dev.tunegate.application.catalog.CallerCredentials;
import java.util.HashSet;
import java.util.regex.Pattern;

/** Reads {@code caller_credentials}: the hosts to which callers may bring their own keys. */
final class CallerCredentialsReader {

    private static final String LABEL = "[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?";
    private static final Pattern HOST = Pattern.compile(LABEL + "(\\." + LABEL + ")*");

    private final Reading reading;

    CallerCredentialsReader(Reading reading) {
        this.reading = reading;
    }

    CallerCredentials read(Section section) {
        var hosts = new HashSet<String>();
        for (var host : section.texts("allowed_hosts")) {
            if (HOST.matcher(host.value()).matches()) {
                hosts.add(host.value());
            } else {
                reading.problem(
                        host.place(),
                        "must be the name of one host, without scheme, port, path or pattern.");
            }
        }
        section.finish(IdleKeys.NONE);
        return new CallerCredentials(hosts);
    }
}
