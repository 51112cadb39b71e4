package dev.tunegate.admin.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.webjars.WebJarVersionLocator;

/**
 * The few files that pages load: one style sheet, two scripts, one icon. Their addresses carry a
 * hash of what they hold, so that a browser may keep them for good.
 */
@Controller
final class Assets {

    private static final CacheControl FOR_GOOD =
            CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();

    private final Map<String, Asset> byName =
            Map.of(
                    "console.css",
                    read("static/admin/console.css", MediaType.valueOf("text/css;charset=utf-8")),
                    "console.js",
                    read("static/admin/console.js", script()),
                    "htmx.js",
                    read(htmx(), script()),
                    "icon.svg",
                    read(
                            "static/admin/icon.svg",
                            MediaType.valueOf("image/svg+xml;charset=utf-8")));

    private record Asset(String content, MediaType type, String hash) {}

    @Open
    @GetMapping("/admin/assets/{name}")
    ResponseEntity<String> asset(@PathVariable String name) {
        return Optional.ofNullable(byName.get(name))
                .map(
                        it ->
                                ResponseEntity.ok()
                                        .contentType(it.type())
                                        .cacheControl(FOR_GOOD)
                                        .eTag(it.hash())
                                        .body(it.content()))
                .orElseGet(() -> ResponseEntity.notFound().build());
    }

    /** Where this file is loaded from. */
    String address(String name) {
        var asset = Optional.ofNullable(byName.get(name)).orElseThrow();
        return "/admin/assets/" + name + "?v=" + asset.hash();
    }

    private static MediaType script() {
        return MediaType.valueOf("text/javascript;charset=utf-8");
    }

    private static String htmx() {
        var path = new WebJarVersionLocator().fullPath("htmx.org", "dist/htmx.min.js");
        if (path == null) {
            throw new IllegalStateException("htmx is not on the class path");
        }
        return path;
    }

    private static Asset read(String path, MediaType type) {
        try {
            var content = new ClassPathResource(path).getContentAsByteArray();
            var digest = MessageDigest.getInstance("SHA-256").digest(content);
            var hash = HexFormat.of().formatHex(digest, 0, 8);
            return new Asset(new String(content, StandardCharsets.UTF_8), type, hash);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
