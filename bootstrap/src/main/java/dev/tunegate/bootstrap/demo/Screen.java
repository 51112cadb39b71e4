package dev.tunegate.bootstrap.demo;

import java.io.Console;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What the tour prints, in colour only where somebody looks at it. */
final class Screen {

    private static final int BAR = 30;
    private static final int LABEL = 26;

    private final PrintStream out;
    private final boolean lively;
    private int step;

    private Screen(PrintStream out, boolean lively) {
        this.out = out;
        this.lively = lively;
    }

    /** Lively on a terminal, unless NO_COLOR is set. */
    static Screen on(PrintStream out, Map<String, String> environment) {
        boolean terminal =
                Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
        return new Screen(out, terminal && environment.getOrDefault("NO_COLOR", "").isEmpty());
    }

    void title(String text) {
        out.println();
        out.println(styled("1", text));
        out.println();
    }

    /** One more step that has been done. */
    void done(String what, String result) {
        step++;
        out.printf(Locale.ROOT, "%s %s %s%n", number(), padded(what), result);
    }

    private String number() {
        return styled("32", String.format(Locale.ROOT, "%3d", step));
    }

    private static String padded(String what) {
        return what + " ".repeat(Math.max(0, LABEL - what.length()));
    }

    void detail(String text) {
        out.println("    " + text);
    }

    void quiet(String text) {
        out.println(styled("2", "    " + text));
    }

    void gap() {
        out.println();
    }

    /** Draws the bar anew over the old one, or below it where nothing can be drawn over. */
    void progress(double part, String words) {
        int full = (int) Math.round(part * BAR);
        var line =
                String.format(
                        Locale.ROOT,
                        "    [%s%s] %3d %%  %s",
                        "█".repeat(full),
                        "░".repeat(BAR - full),
                        Math.round(part * 100),
                        words);
        if (lively) {
            out.print("\r\033[2K" + line);
            out.flush();
        } else {
            out.println(line);
        }
    }

    void progressEnds() {
        if (lively) {
            out.println();
        }
    }

    /** A piece of an answer, as it comes. */
    void piece(String text) {
        out.print(text.replace("\n", "\n    "));
        out.flush();
    }

    void failed(String reason) {
        out.println();
        out.println(styled("31", "The demo failed: " + reason));
    }

    static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
    }

    private String styled(String style, String text) {
        return lively ? "\033[" + style + "m" + text + "\033[0m" : text;
    }
}
