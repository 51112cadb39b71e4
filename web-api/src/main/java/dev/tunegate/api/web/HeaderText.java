package dev.tunegate.api.web;

import dev.tunegate.domain.shared.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/** Headers as the text that their sender wrote, which is UTF-8 wherever it is more than ASCII. */
public final class HeaderText {

    private HeaderText() {}

    /**
     * The one value of a header; one without text counts as not sent. A proxy may have doubled it.
     *
     * @throws Refusal.InvalidInput if it is sent with values that differ, or is no text
     */
    public static Optional<String> of(HttpServletRequest request, String name) {
        var values = all(request, name);
        if (values.size() > 1) {
            throw new Refusal.InvalidInput(
                    name,
                    "duplicate_parameter",
                    "The header '" + name + "' is sent with several values.");
        }
        return values.stream().findFirst().map(it -> decoded(it, name));
    }

    /** The values that differ, without blanks around them, in their order. */
    static List<String> all(HttpServletRequest request, String name) {
        var values = new LinkedHashSet<String>();
        for (var value : Collections.list(request.getHeaders(name))) {
            if (!value.isBlank()) {
                values.add(value.strip());
            }
        }
        return List.copyOf(values);
    }

    /** The container hands out bytes as characters, one by one. */
    private static String decoded(String value, String name) {
        try {
            var bytes = ByteBuffer.wrap(value.getBytes(StandardCharsets.ISO_8859_1));
            return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
        } catch (CharacterCodingException e) {
            throw new Refusal.InvalidInput(
                    name, "invalid_value", "The header '" + name + "' is not UTF-8.");
        }
    }
}
