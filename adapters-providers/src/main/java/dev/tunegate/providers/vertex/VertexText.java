package dev.tunegate.providers.vertex;

import dev.tunegate.domain.catalog.ModelDeployment;
import dev.tunegate.domain.finetuning.RunOrder;
import dev.tunegate.domain.provider.PublicWords;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes Google's sentences fit for callers: names of resources, objects, projects, accounts and
 * addresses are replaced by ours, or hidden.
 */
final class VertexText {

    private static final Pattern NAMES =
            Pattern.compile(
                    "gs://[^\\s\"'<>,;)]*[^\\s\"'<>,;).:]"
                            + "|https?://[^\\s\"'<>,;)]*[^\\s\"'<>,;).:]"
                            + "|\\b(?:[a-z0-9-]+\\.)*(?:googleapis|google)\\.com[^\\s\"'<>,;)]*"
                            + "|\\b[A-Za-z0-9._-]+@[A-Za-z0-9.-]+"
                            + "|\\b(?:projects|locations|endpoints|models|tuningJobs|customJobs"
                            + "|publishers|buckets|operations)/[^\\s\"'<>,;)]*[^\\s\"'<>,;).:]"
                            + "|\\b[0-9]{9,}\\b");

    private final Map<String, String> ours;
    private final PublicWords words;

    private VertexText(Map<String, String> ours) {
        this.ours = Map.copyOf(ours);
        var known = new HashMap<String, String>();
        ours.values().forEach(it -> known.put(it, it));
        this.words = PublicWords.knowing(known);
    }

    /** Knows the model's public name, and what the account must not give away. */
    static VertexText of(ModelDeployment at) {
        var names = new HashMap<String, String>();
        at.connection()
                .setting(SiteWords.PROJECT)
                .ifPresent(it -> names.put(it, PublicWords.HIDDEN));
        at.connection()
                .setting(SiteWords.BUCKET)
                .ifPresent(it -> names.put(it, PublicWords.HIDDEN));
        names.put(at.target().model(), at.name().value());
        return new VertexText(names);
    }

    /** Knows our names of all that an order speaks of. */
    static VertexText of(ModelDeployment at, RunOrder order) {
        var request = order.request().files();
        var job = order.job().value();
        var text =
                of(at).and(order.files().training().value(), request.training().value())
                        .and(job, job);
        return order.files()
                .validation()
                .flatMap(
                        theirs ->
                                request.validation()
                                        .map(mine -> text.and(theirs.value(), mine.value())))
                .orElse(text);
    }

    VertexText and(String theirs, String mine) {
        var more = new HashMap<>(ours);
        more.put(theirs, mine);
        return new VertexText(more);
    }

    String clean(String text) {
        var start = text.length() > 8000 ? text.substring(0, 8000) : text;
        var resources = renamed(start, it -> it.contains("/"));
        var hidden = NAMES.matcher(resources).replaceAll(PublicWords.HIDDEN);
        return words.clean(renamed(hidden, it -> !it.contains("/")));
    }

    /** The text with some of the names that are known, the longest first. */
    private String renamed(String text, Predicate<String> names) {
        var longestFirst = Comparator.comparingInt(String::length).reversed();
        var named = text;
        for (var theirs : ours.keySet().stream().filter(names).sorted(longestFirst).toList()) {
            var mine = Matcher.quoteReplacement(ours.getOrDefault(theirs, PublicWords.HIDDEN));
            named = alone(theirs).matcher(named).replaceAll(mine);
        }
        return named;
    }

    /** The name where it is not a part of a longer one. */
    private static Pattern alone(String name) {
        return Pattern.compile("(?<![A-Za-z0-9_-])" + Pattern.quote(name) + "(?![A-Za-z0-9_-])");
    }
}
