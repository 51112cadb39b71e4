package dev.tunegate.admin.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.web.util.WebUtils;

/** How bright the console is; a browser remembers the choice in a cookie. */
enum Theme {
    LIGHT("light", "Light"),
    DARK("dark", "Dark"),
    AUTO("auto", "Auto");

    static final String COOKIE = "tunegate_theme";

    private final String word;
    private final String label;

    Theme(String word, String label) {
        this.word = word;
        this.label = label;
    }

    String word() {
        return word;
    }

    String label() {
        return label;
    }

    static Stream<Theme> all() {
        return Stream.of(values());
    }

    static Theme named(String word) {
        return all().filter(it -> it.word.equals(word)).findFirst().orElse(AUTO);
    }

    static Theme of(HttpServletRequest request) {
        return Optional.ofNullable(WebUtils.getCookie(request, COOKIE))
                .map(it -> named(it.getValue()))
                .orElse(AUTO);
    }
}
