package dev.tunegate.api.organization;

import dev.tunegate.api.web.QueryParameters;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** Says in the header Link where a bare list goes on: the same filters, another place. */
final class NextPage {

    private static final Set<String> PLACE = Set.of("page", "page_size", "after");

    private NextPage() {}

    static void mark(
            HttpServletResponse response, HttpServletRequest request, String last, Page page) {
        var query = QueryParameters.of(request);
        var next = new StringBuilder("?after=" + encoded(last) + "&page_size=" + page.size());
        query.names().stream()
                .filter(it -> !PLACE.contains(it))
                .forEach(
                        name ->
                                query.text(name)
                                        .ifPresent(
                                                it ->
                                                        next.append('&')
                                                                .append(encoded(name))
                                                                .append('=')
                                                                .append(encoded(it))));
        response.setHeader("Link", "<" + request.getRequestURI() + next + ">; rel=\"next\"");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
