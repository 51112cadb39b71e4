package dev.tunegate.admin.finetuning;

import dev.tunegate.admin.web.PageQuery;
import dev.tunegate.domain.access.Owner;
import dev.tunegate.domain.catalog.ModelName;
import dev.tunegate.domain.finetuning.FineTuningJobs.JobFilter;
import dev.tunegate.domain.finetuning.JobStatus;
import dev.tunegate.domain.shared.Refusal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which jobs an operator wants to see, as the address of the page says it. */
record JobFilterForm(
        @Nullable String status,
        @Nullable String model,
        @Nullable String owner,
        @Nullable String metadata,
        @Nullable String after,
        @Nullable String before) {

    private static final int ROWS = 25;
    private static final int MAX_OWNER = 100;

    /**
     * @throws Refusal.InvalidInput naming the field that says nothing sensible
     */
    JobFilter filter() {
        return new JobFilter(
                said(metadata).map(JobFilterForm::pair).orElse(Map.of()),
                false,
                said(status).map(JobFilterForm::status),
                said(model).map(it -> ModelName.of(it, "model")),
                said(owner).map(JobFilterForm::owner),
                Optional.empty());
    }

    PageQuery page() {
        return PageQuery.of(said(after), said(before), ROWS);
    }

    boolean isNarrow() {
        return Stream.of(status, model, owner, metadata).anyMatch(it -> said(it).isPresent());
    }

    /** The address of these jobs at this path, with a cursor or, if that is empty, without. */
    String address(String path, String cursor) {
        var parts =
                Stream.of(
                                part("status", status),
                                part("model", model),
                                part("owner", owner),
                                part("metadata", metadata),
                                cursor)
                        .filter(it -> !it.isEmpty())
                        .collect(Collectors.joining("&"));
        return parts.isEmpty() ? path : path + "?" + parts;
    }

    /** The cursor of this very page. */
    String cursor() {
        return part("before", before).isEmpty() ? part("after", after) : part("before", before);
    }

    static Optional<String> said(@Nullable String value) {
        return Optional.ofNullable(value).map(String::strip).filter(it -> !it.isEmpty());
    }

    private static String part(String name, @Nullable String value) {
        return said(value)
                .map(it -> name + "=" + URLEncoder.encode(it, StandardCharsets.UTF_8))
                .orElse("");
    }

    private static JobStatus status(String word) {
        return JobStatus.named(word)
                .orElseThrow(() -> invalid("status", "No job is ever '" + word + "'."));
    }

    /** A bare key id is short for the owner that it stands for. */
    private static Owner owner(String word) {
        if (word.length() > MAX_OWNER) {
            throw invalid("owner", "An owner has at most " + MAX_OWNER + " characters.");
        }
        return new Owner(word.matches("[0-9A-Za-z]{10}") ? "key:" + word : word);
    }

    private static Map<String, String> pair(String text) {
        int middle = text.indexOf('=');
        if (middle < 1) {
            throw invalid("metadata", "Write a pair: key=value.");
        }
        return Map.of(text.substring(0, middle).strip(), text.substring(middle + 1).strip());
    }

    private static Refusal invalid(String param, String message) {
        return new Refusal.InvalidInput(param, "invalid_value", message);
    }
}
