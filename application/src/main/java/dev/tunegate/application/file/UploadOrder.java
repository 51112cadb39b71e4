package dev.tunegate.application.file;

import dev.tunegate.domain.file.PartId;
import dev.tunegate.domain.shared.Refusal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How the parts of an upload make a file.
 *
 * @param md5 of all bytes, in lower-case hex
 */
public record UploadOrder(List<PartId> parts, Optional<String> md5) {

    public UploadOrder {
        parts = List.copyOf(parts);
    }

    /**
     * Takes a caller's words.
     *
     * @throws Refusal.InvalidInput if one of them cannot be what it stands for
     */
    public static UploadOrder of(List<String> parts, Optional<String> md5) {
        md5.filter(it -> !it.matches("[0-9A-Fa-f]{32}"))
                .ifPresent(
                        _ -> {
                            throw new Refusal.InvalidInput(
                                    "md5", "invalid_value", "'md5' must have 32 hex digits.");
                        });
        return new UploadOrder(
                parts.stream().map(UploadOrder::part).toList(),
                md5.map(it -> it.toLowerCase(Locale.ROOT)));
    }

    private static PartId part(String text) {
        if (!text.matches("part_[0-9A-Za-z]{1,40}")) {
            throw new Refusal.InvalidInput(
                    "part_ids", "part_not_found", "'part_ids' must name parts of this upload.");
        }
        return new PartId(text);
    }
}
