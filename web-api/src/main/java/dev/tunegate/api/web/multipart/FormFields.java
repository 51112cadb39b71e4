package dev.tunegate.api.web.multipart;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The text fields of a form, collected while its parts go by. A field may be given more than once;
 * the values keep the order in which they were sent.
 */
public final class FormFields {

    private static final int USUAL_BYTES = 1024 * 1024;
    private static final int USUAL_COUNT = 256;

    private final List<Field> fields = new ArrayList<>();
    private final int maxBytes;
    private final int maxCount;
    private int bytes;

    /** With the usual limits: 1 MiB of names and values, 256 values. */
    public FormFields() {
        this(USUAL_BYTES, USUAL_COUNT);
    }

    /**
     * @param maxBytes how many bytes the names and values may have together, as UTF-8
     * @param maxCount how many values there may be
     */
    public FormFields(int maxBytes, int maxCount) {
        this.maxBytes = maxBytes;
        this.maxCount = maxCount;
    }

    /**
     * Reads a part as text and keeps it.
     *
     * @throws MalformedMultipart if it is not UTF-8, or more than we keep ({@code LIMIT_EXCEEDED})
     */
    public void add(Part part) throws IOException {
        if (fields.size() == maxCount) {
            throw part.limitExceeded("the form has more than " + maxCount + " text fields");
        }
        bytes += part.name().getBytes(UTF_8).length;
        var value = part.body().readNBytes(Math.max(0, maxBytes - bytes));
        bytes += value.length;
        if (bytes > maxBytes || part.body().read() >= 0) {
            throw part.limitExceeded("the text fields have more than " + maxBytes + " bytes");
        }
        fields.add(new Field(part.name(), part.decoded(value)));
    }

    /** The first of {@link #all}. */
    public Optional<String> first(String name) {
        return all(name).stream().findFirst();
    }

    /**
     * All values of a field, however the client spells a list: {@code models}, {@code models[]} and
     * {@code models[0]} are one field. An index does not change the order.
     */
    public List<String> all(String name) {
        var spelling = Pattern.compile(Pattern.quote(name) + "(\\[[0-9]*])?");
        return fields.stream()
                .filter(field -> spelling.matcher(field.name()).matches())
                .map(Field::value)
                .toList();
    }

    /** The names as they were sent, each once. */
    public Set<String> names() {
        var names = new LinkedHashSet<String>();
        fields.forEach(field -> names.add(field.name()));
        return names;
    }

    /** One value under the name it was sent with. */
    private record Field(String name, String value) {}
}
