package dev.tunegate.bootstrap.configuration;

import dev.tunegate.api.web.BrowserAccess;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads {@code cors} and {@code api_page}: what pages in a browser may do with the API. */
final class BrowserReader {

    private static final Pattern ORIGIN =
            Pattern.compile("https?://([a-z0-9.-]+|\\[[0-9a-f:.]+])(:[0-9]{1,5})?");
    private static final String PAGE = "api_page";

    private final Reading reading;

    BrowserReader(Reading reading) {
        this.reading = reading;
    }

    BrowserAccess read(Section own) {
        var origins = own.section("cors").map(this::origins).orElse(Set.of());
        var word = own.text(PAGE).orElse("true");
        if (!List.of("true", "false").contains(word)) {
            reading.problem(own.place(PAGE), "must be true or false.");
        }
        return new BrowserAccess(origins, word.equals("true"));
    }

    /** Each is compared as a whole, so it must be written as browsers write it. */
    private Set<String> origins(Section cors) {
        var origins = new HashSet<String>();
        for (var origin : cors.texts("allowed_origins")) {
            if (ORIGIN.matcher(origin.value()).matches()) {
                origins.add(origin.value());
            } else {
                reading.problem(
                        origin.place(),
                        "must be one origin in lower case, such as https://tools.example.com,"
                                + " without path, slash at the end or pattern.");
            }
        }
        cors.finish(IdleKeys.NONE);
        return origins;
    }
}
