package dev.tunegate.admin;

import java.io.UnsupportedEncodingException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.util.HtmlUtils;

/** What came back. */
public record Page(int status, String body, MvcTestResult result) {

    static Page of(MvcTestResult result) {
        try {
            var response = result.getResponse();
            return new Page(response.getStatus(), response.getContentAsString(), result);
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(result.getResponse().getHeader(name));
    }

    public boolean has(String id) {
        return body.contains("id=\"" + id + "\"");
    }

    /** The element with this id, from its opening tag to its closing one. */
    public String element(String id) {
        var opening = Pattern.compile("<([a-z]+)[^>]* id=\"" + Pattern.quote(id) + "\"");
        var found = opening.matcher(body);
        if (!found.find()) {
            throw new AssertionError("no element '" + id + "' in " + body);
        }
        var tags = Pattern.compile("<(/?)" + found.group(1) + "\\b").matcher(body);
        int depth = 0;
        int from = found.start();
        while (tags.find(from)) {
            depth += tags.group(1).isEmpty() ? 1 : -1;
            from = tags.end();
            if (depth == 0) {
                return body.substring(found.start(), tags.end() + 1);
            }
        }
        throw new AssertionError("'" + id + "' is never closed");
    }

    /** The words of an element, without its tags. */
    public String text(String id) {
        var words = element(id).replaceAll("<[^>]+>", " ").replaceAll("\\s+", " ").strip();
        return HtmlUtils.htmlUnescape(words);
    }
}
