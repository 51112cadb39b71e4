package dev.tunegate.bootstrap.story.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** The search finds what it is there to find. */
final class NeedlesTest {

    private static final String SECRET = "sk-canary/with+odd=characters";

    private static void isFound(String text) {
        var needles = new Needles();
        needles.add("canary", SECRET);

        assertThat(needles.in(text.getBytes(StandardCharsets.UTF_8))).containsExactly("canary");
    }

    @Test
    void a_needle_is_found_in_every_form_and_at_every_alignment() {
        var bytes = SECRET.getBytes(StandardCharsets.UTF_8);
        isFound("before " + SECRET + " behind");
        isFound("x" + HexFormat.of().formatHex(bytes));
        isFound("x" + HexFormat.of().withUpperCase().formatHex(bytes));
        isFound("?key=" + URLEncoder.encode(SECRET, StandardCharsets.UTF_8) + "&");
        for (var before : new String[] {"", "a", "ab", "abc"}) {
            var text = (before + SECRET + "behind").getBytes(StandardCharsets.UTF_8);
            isFound(Base64.getEncoder().encodeToString(text));
            isFound(Base64.getUrlEncoder().withoutPadding().encodeToString(text));
        }
    }

    @Test
    void other_texts_are_clean() {
        var needles = new Needles();
        needles.add("canary", SECRET);

        assertThat(needles.in("sk-canary/with+odd".getBytes(StandardCharsets.UTF_8))).isEmpty();
        assertThat(needles.in("short".getBytes(StandardCharsets.UTF_8))).isEmpty();
    }
}
