package dev.tunegate.api.key;

import dev.tunegate.domain.key.VirtualKey;
import dev.tunegate.domain.shared.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.http.ResponseEntity;

/** Which state of a key an answer shows, and which one a change was thought for. */
final class KeyVersion {

    private static final Pattern TAG = Pattern.compile("(?:W/)?\"?([0-9]{1,18})\"?");

    private KeyVersion() {}

    static ResponseEntity.BodyBuilder tag(VirtualKey key) {
        return ResponseEntity.ok().eTag("\"" + key.revision().version() + "\"");
    }

    /** What {@code If-Match} says; empty if nothing, or that any state will do. */
    static Optional<Long> wanted(HttpServletRequest request) {
        return Optional.ofNullable(request.getHeader("If-Match"))
                .map(String::strip)
                .filter(it -> !it.isEmpty() && !it.equals("*"))
                .map(KeyVersion::number);
    }

    private static long number(String text) {
        var tag = TAG.matcher(text);
        if (!tag.matches()) {
            throw new Refusal.InvalidInput(
                    "If-Match",
                    "invalid_value",
                    "'If-Match' must be the 'version' that an answer has shown.");
        }
        return Long.parseLong(tag.group(1));
    }
}
