package dev.tunegate.api.web.multipart;

import dev.tunegate.api.web.multipart.MalformedMultipart.Reason;
import java.util.regex.Pattern;

/**
 * The line that parts a form, without its leading dashes: 1 to 70 characters of a small set.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc2046#section-5.1.1">RFC 2046, 5.1.1</a>
 */
public record Boundary(String value) {

    private static final Pattern LEGAL =
            Pattern.compile("[0-9A-Za-z'()+_,\\-./:=? ]{0,69}[0-9A-Za-z'()+_,\\-./:=?]");
    private static final Pattern MEDIA_TYPE = Pattern.compile("[!-~&&[^;,\"]]{1,127}");

    public Boundary {
        if (!isLegal(value)) {
            throw new IllegalArgumentException("not a boundary: " + value);
        }
    }

    /**
     * The boundary that the Content-Type header of a request announces.
     *
     * @throws MalformedMultipart if the header is not of a multipart form ({@code NOT_MULTIPART}),
     *     or has no boundary, two of them, or one that the format does not allow
     */
    public static Boundary ofContentType(String header) {
        requireFormData(header.split(";", 2)[0].strip());
        var at = Location.REQUEST_HEADER;
        var boundary = ParameterizedValue.parse(header, at).parameters().get("boundary");
        if (boundary == null) {
            throw at.malformed("Invalid Content-Type header, the boundary is missing.");
        }
        if (!isLegal(boundary)) {
            throw at.malformed("Invalid Content-Type header, the boundary is not a legal one.");
        }
        return new Boundary(boundary);
    }

    private static boolean isLegal(String value) {
        return LEGAL.matcher(value).matches();
    }

    private static void requireFormData(String type) {
        if (!type.equalsIgnoreCase("multipart/form-data")) {
            var shown = MEDIA_TYPE.matcher(type).matches() ? " (" + type + ")" : "";
            throw new MalformedMultipart(
                    Reason.NOT_MULTIPART,
                    Location.REQUEST_HEADER,
                    "Invalid Content-Type header" + shown + ", expected multipart/form-data.");
        }
    }
}
