package dev.tunegate.domain.dataset;

import dev.tunegate.domain.provider.Limit;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Which training data a provider takes for one model.
 *
 * @param formats what the rows of each shape are written as there; a shape that is not named is
 *     refused
 * @param maxBytes of a file as its caller uploaded it
 * @param limits for people to read; {@code maxBytes} is among them where it is known
 */
public record DataTerms(
        Map<DatasetFormat, String> formats, OptionalLong maxBytes, List<Limit> limits) {

    public DataTerms {
        var ordered = new EnumMap<DatasetFormat, String>(DatasetFormat.class);
        ordered.putAll(formats);
        formats = Collections.unmodifiableMap(ordered);
        limits = List.copyOf(limits);
    }
}
