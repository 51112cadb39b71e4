package dev.tunegate.api.finetuning;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.tunegate.domain.finetuning.JobEvent;
import java.math.BigDecimal;
import java.util.Map;

/** An event of a job in OpenAI's format; a message has empty {@code data}. */
record EventBody(
        String id,
        String object,
        @JsonProperty("created_at") long createdAt,
        String level,
        String message,
        String type,
        Map<String, BigDecimal> data) {

    static EventBody of(JobEvent event) {
        return new EventBody(
                event.id().value(),
                "fine_tuning.job.event",
                event.createdAt().getEpochSecond(),
                event.level().word(),
                event.text().message(),
                event.isMetrics() ? "metrics" : "message",
                event.text().data());
    }
}
