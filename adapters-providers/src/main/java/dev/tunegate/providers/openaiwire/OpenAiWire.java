package dev.tunegate.providers.openaiwire;

import dev.tunegate.domain.batch.BatchProvider;
import dev.tunegate.domain.file.FileStore;
import dev.tunegate.domain.finetuning.FineTuningProvider;
import dev.tunegate.domain.grader.Grading;
import dev.tunegate.domain.inference.InferenceProvider;
import dev.tunegate.providers.http.HttpFailures;
import dev.tunegate.providers.http.ProviderHttp;

/** The ports of a provider that speaks OpenAI's format, in its own dialect. */
public final class OpenAiWire {

    private final WireClient client;

    public OpenAiWire(Dialect dialect, ProviderHttp http, HttpFailures failures) {
        this.client = new WireClient(dialect, http, failures);
    }

    public FileStore fileStore() {
        return new WireFileStore(client);
    }

    public FineTuningProvider fineTuning() {
        return new WireFineTuning(client);
    }

    public InferenceProvider inference() {
        return new WireInference(client);
    }

    public BatchProvider batches() {
        return new WireBatches(client);
    }

    public Grading grading() {
        return new WireGrading(client);
    }
}
