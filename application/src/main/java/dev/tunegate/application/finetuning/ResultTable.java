package dev.tunegate.application.finetuning;

import dev.tunegate.domain.finetuning.JobEvent;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A result file that the gateway writes itself, for providers that write none: comma-separated
 * values in OpenAI's columns, one line a step, from the metrics that were logged. Rewards, which
 * only reinforcement has, stand in columns behind them.
 */
final class ResultTable {

    private static final String STEP = "step";

    /** Column by column: its name, and what the figure is called in events. */
    private static final Map<String, String> COLUMNS = columns();

    private final TreeSet<String> rewards = new TreeSet<>();
    private final Map<BigDecimal, Map<String, BigDecimal>> lines = new LinkedHashMap<>();

    private ResultTable() {}

    private static Map<String, String> columns() {
        var columns = new LinkedHashMap<String, String>();
        columns.put(STEP, STEP);
        columns.put("train_loss", "train_loss");
        columns.put("train_accuracy", "train_mean_token_accuracy");
        columns.put("valid_loss", "valid_loss");
        columns.put("valid_mean_token_accuracy", "valid_mean_token_accuracy");
        return columns;
    }

    /** With no metrics it has its head line alone. */
    static InputStream of(Collection<JobEvent> metrics) {
        var table = new ResultTable();
        metrics.forEach(table::add);
        return new ByteArrayInputStream(table.text().getBytes(StandardCharsets.UTF_8));
    }

    /** A step that is told of twice has one line. */
    private void add(JobEvent event) {
        var figures = event.text().data();
        Optional.ofNullable(figures.get(STEP))
                .ifPresent(
                        step -> {
                            lines.computeIfAbsent(
                                            step.stripTrailingZeros(), _ -> new LinkedHashMap<>())
                                    .putAll(figures);
                            figures.keySet().stream()
                                    .filter(it -> it.endsWith("_reward"))
                                    .forEach(rewards::add);
                        });
    }

    private String text() {
        var head = Stream.concat(COLUMNS.keySet().stream(), rewards.stream());
        var names = new ArrayList<>(COLUMNS.values());
        names.addAll(rewards);
        return head.collect(Collectors.joining(","))
                + "\n"
                + lines.values().stream()
                        .map(it -> line(names, it))
                        .collect(Collectors.joining());
    }

    private static String line(List<String> names, Map<String, BigDecimal> figures) {
        return names.stream()
                        .map(
                                it ->
                                        Optional.ofNullable(figures.get(it))
                                                .map(BigDecimal::toPlainString)
                                                .orElse(""))
                        .collect(Collectors.joining(","))
                + "\n";
    }
}
