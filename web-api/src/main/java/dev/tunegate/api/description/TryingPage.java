package dev.tunegate.api.description;

import dev.tunegate.api.web.BrowserAccess;
import dev.tunegate.api.web.Open;
import dev.tunegate.api.web.UnknownRoute;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Properties;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * The page {@code /docs}, to read the description and to try it. It loads nothing from elsewhere,
 * and a key that is entered there is forgotten with the page.
 */
@RestController
final class TryingPage {

    private static final String VERSION = "META-INF/maven/org.webjars/swagger-ui/pom.properties";
    private static final String LIBRARY = "META-INF/resources/webjars/swagger-ui/%s/%s";
    private static final MediaType HTML = MediaType.valueOf("text/html;charset=utf-8");
    private static final MediaType SCRIPT = MediaType.valueOf("text/javascript;charset=utf-8");
    private static final MediaType STYLE = MediaType.valueOf("text/css;charset=utf-8");

    /** Scripts, styles and calls are of this gateway alone; pictures also in the styles. */
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                    + " connect-src 'self'; base-uri 'none'; form-action 'none';"
                    + " frame-ancestors 'none'";

    private static final String PAGE = "page.html";

    private final boolean isShown;
    private final Map<String, Asset> assets;

    TryingPage(BrowserAccess browsers) {
        this.isShown = browsers.page();
        this.assets =
                Map.of(
                        PAGE,
                        own(PAGE, HTML),
                        "page.js",
                        own("page.js", SCRIPT),
                        "page.css",
                        own("page.css", STYLE),
                        "swagger-ui.css",
                        ofLibrary("swagger-ui.css", STYLE),
                        "swagger-ui-bundle.js",
                        ofLibrary("swagger-ui-bundle.js", SCRIPT));
    }

    /** A file of the page. */
    private record Asset(byte[] content, MediaType type, String tag) {}

    @Open
    @GetMapping("/docs")
    ResponseEntity<byte[]> page() {
        return asset(PAGE);
    }

    @Open
    @GetMapping("/docs/{name}")
    ResponseEntity<byte[]> asset(@PathVariable String name) {
        var asset = assets.get(name);
        if (!isShown || asset == null) {
            throw new UnknownRoute();
        }
        return ResponseEntity.ok()
                .contentType(asset.type())
                .cacheControl(CacheControl.noCache().cachePublic())
                .eTag(asset.tag())
                .header("Content-Security-Policy", POLICY)
                .body(asset.content());
    }

    private static Asset own(String name, MediaType type) {
        return read("page/" + name, type);
    }

    private static Asset ofLibrary(String name, MediaType type) {
        return read(LIBRARY.formatted(version(), name), type);
    }

    private static String version() {
        var properties = new Properties();
        try (var stream = open(VERSION)) {
            properties.load(stream);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.getProperty("version");
    }

    private static Asset read(String path, MediaType type) {
        try (var stream = open(path)) {
            var content = stream.readAllBytes();
            return new Asset(content, type, Digest.of(content));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream open(String path) throws IOException {
        return new ClassPathResource(path).getInputStream();
    }
}
