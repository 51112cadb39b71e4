package dev.tunegate.api.web.multipart;

import java.util.Optional;
import java.util.regex.Pattern;

/** What a part says of itself: the name of its field and, if it is a file, the file's name. */
record ContentDisposition(String name, Optional<String> filename) {

    /** What browsers and httpx put in place of a quote or line end, and nothing more. */
    private static final Pattern FORM_ESCAPE = Pattern.compile("%(22|0[Dd]|0[Aa])");

    static ContentDisposition parse(String header, Location at) {
        var parsed = ParameterizedValue.parse(header, at);
        if (!parsed.value().equalsIgnoreCase("form-data")) {
            throw at.malformed("its Content-Disposition is not form-data");
        }
        var name = parsed.parameters().getOrDefault("name", "");
        if (name.isEmpty()) {
            throw at.malformed("its Content-Disposition has no name");
        }
        return new ContentDisposition(unescaped(name), filename(parsed, at));
    }

    private static Optional<String> filename(ParameterizedValue parsed, Location at) {
        var parameters = parsed.parameters();
        return Optional.ofNullable(parameters.get("filename*"))
                .map(extended -> ExtendedValue.decode(extended, at))
                .or(
                        () ->
                                Optional.ofNullable(parameters.get("filename"))
                                        .map(ContentDisposition::unescaped));
    }

    private static String unescaped(String text) {
        return FORM_ESCAPE
                .matcher(text)
                .replaceAll(found -> Character.toString(Integer.parseInt(found.group(1), 16)));
    }
}
