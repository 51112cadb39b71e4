package dev.tunegate.providers.dataset;

import dev.tunegate.domain.dataset.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads what a message says: a string, or a list of parts. */
final class PartReader {

    private final Row row;
    private String type = "";
    private @Nullable String text;
    private @Nullable String refusal;
    private @Nullable String url;
    private Optional<String> detail = Optional.empty();
    private @Nullable String further;

    private PartReader(Row row) {
        this.row = row;
    }

    static List<Part> content(Row row) {
        if (row.isText()) {
            return List.of(new Part.Text(ExampleReader.text(row)));
        }
        if (!row.isList()) {
            throw ExampleReader.unsound();
        }
        var parts = new ArrayList<Part>();
        while (row.element()) {
            parts.add(new PartReader(row).part());
        }
        return parts;
    }

    private Part part() {
        if (!row.isObject()) {
            throw ExampleReader.unsound();
        }
        for (var name = row.member(); name != null; name = row.member()) {
            if (!row.isNull()) {
                member(name);
            }
        }
        return built();
    }

    private void member(String name) {
        switch (name) {
            case "type" -> type = ExampleReader.text(row);
            case "text" -> text = ExampleReader.text(row);
            case "refusal" -> refusal = ExampleReader.text(row);
            case "image_url" -> image();
            default -> {
                further = name;
                row.skip();
            }
        }
    }

    private void image() {
        if (!row.isObject()) {
            throw ExampleReader.unsound();
        }
        for (var name = row.member(); name != null; name = row.member()) {
            switch (name) {
                case "url" -> url = ExampleReader.text(row);
                case "detail" -> detail = detail();
                default -> throw ExampleReader.further(name);
            }
        }
    }

    private Optional<String> detail() {
        return row.isNull() ? Optional.empty() : Optional.of(ExampleReader.text(row));
    }

    private Part built() {
        return switch (type) {
            case "text" -> new Part.Text(alone(text, refusal, url));
            case "refusal" -> new Part.Refusal(alone(refusal, text, url));
            case "image_url" -> new Part.Image(alone(url, text, refusal), detail);
            case "" -> throw ExampleReader.unsound();
            default -> new Part.Other(type);
        };
    }

    /** The part's own member, where no other says something too. */
    private String alone(@Nullable String own, @Nullable String other, @Nullable String another) {
        if (own == null) {
            throw ExampleReader.unsound();
        }
        if (other != null || another != null) {
            throw new NotCarried(
                    "content_part", "A part of the content says more than its type; split it.");
        }
        if (further != null) {
            throw ExampleReader.further(further);
        }
        return own;
    }
}
