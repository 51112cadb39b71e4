package dev.tunegate.bootstrap.story.advisories;

import dev.tunegate.bootstrap.story.advisories.Fortress.Answer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The console, as a browser uses it: cookies are kept, and forms carry their token. */
final class Console {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final Pattern COOKIE = Pattern.compile("([A-Za-z0-9_-]+)=([^;,\\[\\]]*);");

    private final Fortress house;
    private final Map<String, String> cookies = new LinkedHashMap<>();
    private String token = "";

    private Console(Fortress house) {
        this.house = house;
    }

    static Console signedIn(Fortress house) {
        var console = new Console(house);
        console.get("/admin/sign-in");
        console.post("/admin/sign-in", "secret=" + Fortress.MASTER_KEY);
        return console;
    }

    /** The same browser's cookies, in other hands. */
    Console stolen() {
        var thief = new Console(house);
        thief.cookies.putAll(cookies);
        thief.token = token;
        return thief;
    }

    Answer get(String path) {
        return kept(house.send("GET", path, headers(), ""));
    }

    Answer post(String path, String form) {
        var headers = headers();
        headers.put("content-type", "application/x-www-form-urlencoded");
        headers.put("sec-fetch-site", "same-origin");
        var csrf = URLEncoder.encode(token, StandardCharsets.UTF_8);
        return kept(house.send("POST", path, headers, form + "&_csrf=" + csrf));
    }

    private Map<String, String> headers() {
        var headers = new LinkedHashMap<String, String>();
        if (!cookies.isEmpty()) {
            headers.put(
                    "cookie",
                    cookies.entrySet().stream()
                            .map(it -> it.getKey() + "=" + it.getValue())
                            .collect(Collectors.joining("; ")));
        }
        return headers;
    }

    private Answer kept(Answer answer) {
        int at = answer.head().indexOf("set-cookie=[");
        if (at >= 0) {
            var set = answer.head().substring(at + 12, answer.head().indexOf(']', at));
            var found = COOKIE.matcher(set);
            while (found.find()) {
                if (!found.group(1).matches("(?i)path|max-age|expires|samesite")) {
                    cookies.put(found.group(1), found.group(2));
                }
            }
        }
        var field = TOKEN.matcher(answer.body());
        if (field.find()) {
            token = field.group(1);
        }
        return answer;
    }
}
