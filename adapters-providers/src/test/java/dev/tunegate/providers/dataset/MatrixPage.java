package dev.tunegate.providers.dataset;

import dev.tunegate.domain.dataset.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The page of the docs that shows what becomes of each kind of row. */
final class MatrixPage {

    private static final String HEAD =
            """
            # What becomes of a training row

            Written by `DatasetMatrixTest`, which fails when this page and the code disagree; \
            `-Dtunegate.docs.write=true` writes it anew. How rows travel: \
            [datasets](../architecture/datasets.md).

            **Upload** is the check that every training file passes through when it comes in. A sound \
            file is sent to OpenAI, Azure OpenAI and other hosts of OpenAI's format byte for byte as \
            it is. For the others each row is written anew, and a file goes there whole or not at all: \
            a cell says *carried*, or the rule by which the row is refused, with its line, before \
            anything is sent.
            """;

    /** What happens to a kind of row in a column; -1 is the upload. */
    interface Outcomes {
        Optional<Finding> of(MatrixKind kind, int column);
    }

    private final List<MatrixColumn> columns;

    /** By rule, and by the sentence without what it quotes of the row. */
    private final Map<String, SortedMap<String, String>> reasons = new TreeMap<>();

    MatrixPage(List<MatrixColumn> columns) {
        this.columns = columns;
    }

    String text(List<MatrixKind> kinds, Outcomes outcomes) {
        var page = new StringBuilder(HEAD);
        var group = "";
        for (var kind : kinds) {
            if (!kind.group().equals(group)) {
                group = kind.group();
                page.append("\n## ").append(group).append("\n\n").append(header());
            }
            page.append(line(kind, outcomes));
        }
        return page.append(rules()).toString();
    }

    private String header() {
        var names = columns.stream().map(it -> it.name().replace(", JSON Lines", "")).toList();
        return "| row | upload | "
                + String.join(" | ", names)
                + " |\n|"
                + "---|".repeat(names.size() + 2)
                + "\n";
    }

    private String line(MatrixKind kind, Outcomes outcomes) {
        var cells = new ArrayList<String>();
        cells.add(kind.name().replace("<", "&lt;"));
        cells.add(cell(outcomes.of(kind, -1), "sound"));
        for (int at = 0; at < columns.size(); at++) {
            cells.add(kind.isSound() ? cell(outcomes.of(kind, at), "carried") : "—");
        }
        return "| " + String.join(" | ", cells) + " |\n";
    }

    private String cell(Optional<Finding> finding, String otherwise) {
        return finding.map(
                        it -> {
                            reasons.computeIfAbsent(it.rule(), _ -> new TreeMap<>())
                                    .putIfAbsent(
                                            it.message().replaceAll("'[^']+'", "'"), it.message());
                            return "`" + it.rule() + "`";
                        })
                .orElse(otherwise);
    }

    private String rules() {
        var text =
                new StringBuilder(
                        "\n## The rules\n\n| rule | what the caller is told |\n|---|---|\n");
        reasons.forEach(
                (rule, sentences) ->
                        text.append("| `")
                                .append(rule)
                                .append("` | ")
                                .append(String.join("<br>", sentences.values()).replace("|", "\\|"))
                                .append(" |\n"));
        return text.toString();
    }
}
