package dev.tunegate.providers.bedrock;

import dev.tunegate.providers.bedrock.RunMetrics.Line;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** A run's metrics in the columns of OpenAI's result files, written while they are read. */
final class ResultTable extends InputStream {

    private static final String HEADER =
            "step,train_loss,train_accuracy,valid_loss,valid_mean_token_accuracy\n";

    private final RunMetrics metrics;
    private byte[] line = HEADER.getBytes(StandardCharsets.UTF_8);
    private int at;

    ResultTable(RunMetrics metrics) {
        this.metrics = metrics;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (at == line.length) {
            var next = metrics.next();
            if (next.isEmpty()) {
                return -1;
            }
            line = text(next.get()).getBytes(StandardCharsets.UTF_8);
            at = 0;
        }
        int count = Math.min(length, line.length - at);
        System.arraycopy(line, at, into, from, count);
        at += count;
        return count;
    }

    /** Bedrock measures no accuracy. */
    private static String text(Line line) {
        return line.step() + "," + line.trainLoss() + ",," + line.validLoss() + ",\n";
    }

    @Override
    public void close() throws IOException {
        metrics.close();
    }
}
