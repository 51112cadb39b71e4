package dev.tunegate.providers.bedrock;

import dev.tunegate.domain.provider.ProviderFailure;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** A run's two tables of metrics as one, by step; in constant memory. */
final class RunMetrics implements Closeable {

    private final MetricsTable training;
    private final MetricsTable validation;
    private Optional<MetricsRow> trained = Optional.empty();
    private Optional<MetricsRow> validated = Optional.empty();
    private boolean isBegun;

    /**
     * What was measured at a step.
     *
     * @param trainLoss empty where it is not known
     * @param validLoss empty where it is not known
     */
    record Line(long step, String trainLoss, String validLoss) {}

    private RunMetrics(MetricsTable training, MetricsTable validation) {
        this.training = training;
        this.validation = validation;
    }

    /** Opens what is there of the two tables. */
    static RunMetrics open(S3Files s3, RunFiles files) throws IOException {
        var training = table(s3, files.training(), "training_loss");
        try {
            return new RunMetrics(training, table(s3, files.validation(), "validation_loss"));
        } catch (ProviderFailure unanswered) {
            training.close();
            throw unanswered;
        }
    }

    private static MetricsTable table(S3Files s3, S3Place place, String column) {
        return new MetricsTable(s3.open(place).orElseGet(InputStream::nullInputStream), column);
    }

    /** The next step's figures; empty at the end. */
    Optional<Line> next() throws IOException {
        if (!isBegun) {
            trained = training.next();
            validated = validation.next();
            isBegun = true;
        }
        if (trained.isEmpty() && validated.isEmpty()) {
            return Optional.empty();
        }
        long step =
                Math.min(
                        trained.map(MetricsRow::step).orElse(Long.MAX_VALUE),
                        validated.map(MetricsRow::step).orElse(Long.MAX_VALUE));
        var train = trained.filter(it -> it.step() == step);
        var valid = validated.filter(it -> it.step() == step);
        if (train.isPresent()) {
            trained = training.next();
        }
        if (valid.isPresent()) {
            validated = validation.next();
        }
        return Optional.of(
                new Line(
                        step,
                        train.map(MetricsRow::loss).orElse(""),
                        valid.map(MetricsRow::loss).orElse("")));
    }

    @Override
    public void close() throws IOException {
        try (training) {
            validation.close();
        }
    }
}
