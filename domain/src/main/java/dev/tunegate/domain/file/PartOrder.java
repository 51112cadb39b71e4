package dev.tunegate.domain.file;

import dev.tunegate.domain.shared.Refusal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Puts the parts of an upload into the order that its sender wants. */
final class PartOrder {

    private static final String PARAM = "part_ids";

    private PartOrder() {}

    static List<UploadPart> of(List<PartId> ids, List<UploadPart> all, long bytes) {
        var known = all.stream().collect(Collectors.toMap(UploadPart::id, Function.identity()));
        var seen = new HashSet<PartId>();
        var parts = new ArrayList<UploadPart>();
        for (var id : ids) {
            var part = known.get(id);
            if (part == null) {
                throw invalid("part_not_found", "The part " + id + " is none of this upload.");
            }
            if (!seen.add(id)) {
                throw invalid("duplicate_part", "The part " + id + " is named twice.");
            }
            parts.add(part);
        }
        requireSum(parts, bytes);
        return parts;
    }

    private static void requireSum(List<UploadPart> parts, long bytes) {
        long sum = parts.stream().mapToLong(UploadPart::bytes).sum();
        if (sum != bytes) {
            throw invalid(
                    "bytes_mismatch",
                    "The parts have "
                            + sum
                            + " bytes together, and the upload was to have "
                            + bytes
                            + ".");
        }
    }

    private static Refusal invalid(String code, String message) {
        return new Refusal.InvalidInput(PARAM, code, message);
    }
}
