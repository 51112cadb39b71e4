package dev.tunegate.persistence.batch;

import dev.tunegate.domain.batch.BatchError;
import dev.tunegate.domain.batch.BatchUsage;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What of a batch is kept as JSON. */
final class BatchJson {

    private BatchJson() {}

    /** One of a batch's errors. */
    record Fault(String code, String message, @Nullable String param, @Nullable Long line) {

        static List<Fault> of(List<BatchError> errors) {
            return errors.stream()
                    .map(
                            it ->
                                    new Fault(
                                            it.code(),
                                            it.message(),
                                            it.param().orElse(null),
                                            it.line().orElse(null)))
                    .toList();
        }

        static List<BatchError> toErrors(Fault[] faults) {
            return Stream.of(faults)
                    .map(
                            it ->
                                    new BatchError(
                                            it.code(),
                                            it.message(),
                                            Optional.ofNullable(it.param()),
                                            Optional.ofNullable(it.line())))
                    .toList();
        }
    }

    /** The tokens that a batch has taken. */
    record Usage(long input, long cached, long output, long reasoning) {

        static Usage of(BatchUsage usage) {
            return new Usage(usage.input(), usage.cached(), usage.output(), usage.reasoning());
        }

        BatchUsage toUsage() {
            return new BatchUsage(input, cached, output, reasoning);
        }
    }
}
