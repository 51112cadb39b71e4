package dev.tunegate.providers.bedrock;

import dev.tunegate.domain.catalog.ModelDeployment;
import dev.tunegate.domain.finetuning.FineTuningProvider.Results;
import dev.tunegate.domain.provider.ProviderFailure.Rejected;
import dev.tunegate.domain.provider.ProviderFailure.Unavailable;
import java.io.IOException;
import java.io.InputStream;

/** Fetches a run's metrics, as the table that OpenAI would have written. */
final class BedrockResults implements Results {

    private final Bedrock bedrock;

    BedrockResults(Bedrock bedrock) {
        this.bedrock = bedrock;
    }

    @Override
    public InputStream open(ModelDeployment at, String resultFile) {
        var files =
                RunFiles.of(resultFile)
                        .orElseThrow(
                                () -> new Rejected(404, null, "not_found", "No such result file."));
        try {
            return new ResultTable(RunMetrics.open(bedrock.files(at), files));
        } catch (IOException broken) {
            throw new Unavailable("The metrics could not be read.", null, broken);
        }
    }
}
