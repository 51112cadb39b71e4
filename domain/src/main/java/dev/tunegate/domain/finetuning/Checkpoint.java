package dev.tunegate.domain.finetuning;

import dev.tunegate.domain.catalog.ModelName;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The model as it was at a step of its training.
 *
 * @param model its public name, which may be called
 * @param metrics what was measured at that step; figures that are unknown are left out
 */
public record Checkpoint(
        CheckpointId id,
        ModelName model,
        long step,
        Instant createdAt,
        Map<String, BigDecimal> metrics) {

    public Checkpoint {
        metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
    }
}
