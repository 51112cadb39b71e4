package dev.tunegate.providers;

import dev.tunegate.domain.finetuning.Capabilities;
import dev.tunegate.domain.finetuning.Term;
import dev.tunegate.domain.finetuning.TrainingTerms;
import dev.tunegate.domain.provider.Limit;
import dev.tunegate.domain.provider.Source;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The page of the documentation on what can be done at each provider. */
final class CapabilitiesPage {

    private static final String HEAD =
            """
            # What each provider can do

            Written by `CapabilitiesPageTest` from the adapters themselves, which refuse a request \
            by the same values before it is sent; `-Dtunegate.docs.write=true` writes it anew. A \
            running gateway says the same of its own models: `GET /v1/fine_tuning/capabilities`.

            A range has both ends. *Ignored* means that the job is trained without it and its log \
            says so in a warning; *refused* means that the request is turned down by the \
            parameter's name. What is not listed is refused too. Which rows each format can carry: \
            [dataset matrix](dataset-matrix.md).
            """;

    private final StringBuilder text = new StringBuilder(HEAD);
    private final Map<Source, Integer> sources = new LinkedHashMap<>();

    void add(String label, Capabilities can) {
        text.append("\n## ").append(label).append("\n\n");
        text.append("Besides training: ").append(features(can)).append("\n");
        new TreeMap<>(can.training().methods()).forEach(this::add);
        var formats =
                can.data().formats().entrySet().stream()
                        .map(it -> it.getKey().words() + " as " + it.getValue())
                        .collect(Collectors.joining("; "));
        text.append("\nData: ").append(formats).append(".\n");
        limits(can.data().limits());
    }

    private static String features(Capabilities can) {
        return can.features().isEmpty()
                ? "nothing."
                : can.features().stream()
                        .map(it -> it.word().replace('_', ' '))
                        .collect(Collectors.joining(", ", "", "."));
    }

    private void add(String method, TrainingTerms.Method terms) {
        text.append("\n| `").append(method).append("` | | |\n|---|---|---|\n");
        new TreeMap<>(terms.parameters()).forEach(this::row);
        new TreeMap<>(terms.extensions())
                .forEach((name, term) -> row("provider_options." + name, term));
    }

    private void row(String name, Term term) {
        text.append("| `")
                .append(name)
                .append("` | ")
                .append(sentence(term).replace("|", "\\|"))
                .append(" | ")
                .append(reference(term.source()))
                .append(" |\n");
    }

    private static String sentence(Term term) {
        return switch (term) {
            case Term.Numbers it -> it.sentence();
            case Term.OneOf it -> it.sentence();
            case Term.Taken it -> it.sentence();
            case Term.Ignored it -> "*ignored:* " + it.sentence();
            case Term.Refused it -> "*refused:* " + it.sentence();
            case Term.ByGateway it -> it.sentence();
        };
    }

    private void limits(List<Limit> limits) {
        if (limits.isEmpty()) {
            return;
        }
        text.append("\n| limit | | |\n|---|---|---|\n");
        for (var limit : limits) {
            text.append("| ")
                    .append(limit.name())
                    .append(" | ")
                    .append(limit.value())
                    .append(" | ")
                    .append(reference(limit.source()))
                    .append(" |\n");
        }
    }

    private String reference(Source source) {
        return "[" + sources.computeIfAbsent(source, _ -> sources.size() + 1) + "]";
    }

    String text() {
        var list =
                sources.entrySet().stream()
                        .map(
                                it ->
                                        it.getValue()
                                                + ". "
                                                + it.getKey().document()
                                                + ", seen "
                                                + it.getKey().seen());
        return Stream.concat(Stream.of(text + "\n## Sources\n"), list)
                        .collect(Collectors.joining("\n"))
                + "\n";
    }
}
