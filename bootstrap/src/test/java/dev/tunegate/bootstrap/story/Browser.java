package dev.tunegate.bootstrap.story;

import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;

/** A real Chromium, where the machine has one; Node only carries the commands to it. */
final class Browser implements AutoCloseable {

    private static final List<String> FLAGS =
            List.of(
                    "--no-sandbox",
                    "--disable-gpu",
                    "--disable-quic",
                    "--no-first-run",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync");

    private final Playwright playwright;
    private final com.microsoft.playwright.Browser chromium;
    private final Page page;

    /** What the page complained of, such as a script that its policy does not allow. */
    private final List<String> complaints = new ArrayList<>();

    Browser() {
        playwright =
                Playwright.create(
                        new Playwright.CreateOptions()
                                .setEnv(
                                        Map.of(
                                                "PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD",
                                                "1",
                                                "PLAYWRIGHT_NODEJS_PATH",
                                                program("node").orElseThrow().toString())));
        chromium =
                playwright
                        .chromium()
                        .launch(
                                new BrowserType.LaunchOptions()
                                        .setExecutablePath(chromiumPath().orElseThrow())
                                        .setArgs(FLAGS));
        page = chromium.newPage();
        page.onConsoleMessage(
                it -> {
                    if (it.type().equals("error")) {
                        complaints.add(it.text());
                    }
                });
        page.onPageError(complaints::add);
    }

    Page page() {
        return page;
    }

    List<String> complaints() {
        return complaints;
    }

    /** Whether the browser stories can be told here; says so loudly where they cannot. */
    static boolean isThere() {
        boolean there = chromiumPath().isPresent() && program("node").isPresent();
        if (!there) {
            LoggerFactory.getLogger(Browser.class)
                    .error("!!! NO CHROMIUM OR NO NODE FOUND: THE BROWSER STORY IS NOT TOLD !!!");
        }
        return there;
    }

    private static Optional<Path> chromiumPath() {
        return Stream.of("chromium", "chromium-browser", "google-chrome")
                .flatMap(it -> program(it).stream())
                .findFirst();
    }

    private static Optional<Path> program(String name) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .map(it -> Path.of(it, name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    @Override
    public void close() {
        chromium.close();
        playwright.close();
    }
}
