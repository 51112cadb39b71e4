package dev.tunegate.providers.bedrock;

import dev.tunegate.domain.catalog.ModelDeployment;
import dev.tunegate.domain.file.FileStore;
import dev.tunegate.domain.finetuning.FineTuningProvider;
import dev.tunegate.domain.inference.InferenceProvider;
import dev.tunegate.providers.http.HttpFailures;
import dev.tunegate.providers.http.HttpSettings;
import dev.tunegate.providers.http.ProviderHttp;
import dev.tunegate.providers.outbound.OutboundGuard;
import java.time.Clock;

/** Bedrock's ports, and the clients that they share. */
final class Bedrock implements AutoCloseable {

    private final AwsClients clients;
    private final AwsFailures failures;
    private final ProviderHttp http;
    private final Clock clock;

    Bedrock(
            HttpSettings settings,
            ProviderHttp http,
            HttpFailures failures,
            OutboundGuard guard,
            Clock clock) {
        this.clients = new AwsClients(settings, guard);
        this.failures = new AwsFailures(failures);
        this.http = http;
        this.clock = clock;
    }

    FileStore fileStore() {
        return new BedrockFileStore(this);
    }

    FineTuningProvider fineTuning() {
        return new BedrockFineTuning(this);
    }

    InferenceProvider chat() {
        return new BedrockChat(this, new ConverseHttp(clients, http, failures), clock);
    }

    AwsClients.Clients clients(ModelDeployment at) {
        return clients.of(at.connection());
    }

    AwsFailures failures() {
        return failures;
    }

    S3Files files(ModelDeployment at) {
        return new S3Files(clients(at).s3(), BedrockAccount.of(at), failures);
    }

    @Override
    public void close() {
        clients.close();
    }
}
