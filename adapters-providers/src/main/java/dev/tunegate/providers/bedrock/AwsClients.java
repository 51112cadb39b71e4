package dev.tunegate.providers.bedrock;

import dev.tunegate.domain.catalog.Connection;
import dev.tunegate.domain.catalog.Secret;
import dev.tunegate.providers.http.HttpSettings;
import dev.tunegate.providers.outbound.OutboundGuard;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.token.credentials.SdkTokenProvider;
import software.amazon.awssdk.auth.token.credentials.StaticTokenProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.http.apache5.ProxyConfiguration;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.services.bedrock.BedrockClient;
import software.amazon.awssdk.services.bedrock.BedrockClientBuilder;
import software.amazon.awssdk.services.bedrock.auth.scheme.BedrockAuthSchemeProvider;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * The SDK's clients, made once for each account and kept for the {@value #MOST} accounts that were
 * used last. All share one pool of connections and one timer, so that a client that is dropped
 * while somebody still uses it goes on working.
 */
final class AwsClients implements AutoCloseable {

    private static final int MOST = 64;
    private static final int ATTEMPTS = 3;

    private final Map<Connection, Clients> clients = new LinkedHashMap<>(16, 0.75f, true);
    private final SdkHttpClient http;
    private final ScheduledExecutorService timer;
    private final HttpSettings settings;

    AwsClients(HttpSettings settings, OutboundGuard guard) {
        this.settings = settings;
        this.timer =
                Executors.newScheduledThreadPool(
                        1, Thread.ofPlatform().daemon().name("aws-timer").factory());
        this.http = new AdmittedHttp(direct(settings), guard);
    }

    /** No proxy stands between, whatever the environment says; redirects it never follows. */
    private static SdkHttpClient direct(HttpSettings settings) {
        return Apache5HttpClient.builder()
                .connectionTimeout(settings.connect())
                .connectionAcquisitionTimeout(settings.firstByte())
                .socketTimeout(settings.firstByte())
                .connectionMaxIdleTime(Duration.ofSeconds(20))
                .maxConnections(200)
                .proxyConfiguration(
                        ProxyConfiguration.builder()
                                .useSystemPropertyValues(false)
                                .useEnvironmentVariableValues(false)
                                .build())
                .build();
    }

    /**
     * An account's clients.
     *
     * @param creating sends each request once, whatever comes of it
     * @param bedrock for requests that may be sent again
     * @param credentials what requests are signed with that the SDK does not send
     */
    record Clients(
            BedrockClient creating,
            BedrockClient bedrock,
            S3Client s3,
            AwsCredentialsProvider credentials) {}

    /**
     * @throws dev.tunegate.domain.provider.ProviderFailure.Misconfigured if a word is missing
     */
    synchronized Clients of(Connection connection) {
        var known = clients.get(connection);
        if (known != null) {
            return known;
        }
        var made = make(new BedrockAccount(connection));
        clients.put(connection, made);
        if (clients.size() > MOST) {
            clients.remove(clients.keySet().iterator().next());
        }
        return made;
    }

    private Clients make(BedrockAccount account) {
        var credentials = AwsIdentity.of(account, http, override(AwsRetryStrategy.doNotRetry()));
        return new Clients(
                bedrock(account, credentials, AwsRetryStrategy.doNotRetry()),
                bedrock(account, credentials, patient()),
                s3(account, credentials),
                credentials);
    }

    private BedrockClient bedrock(
            BedrockAccount account, AwsCredentialsProvider credentials, RetryStrategy retries) {
        BedrockClientBuilder client =
                BedrockClient.builder()
                        .region(account.region())
                        .httpClient(http)
                        .credentialsProvider(credentials)
                        .overrideConfiguration(override(retries));
        account.endpoint("aws_bedrock_endpoint").ifPresent(client::endpointOverride);
        account.connection()
                .apiKey()
                .map(Secret::reveal)
                .ifPresent(
                        key ->
                                client.tokenProvider(token(key))
                                        .authSchemeProvider(
                                                BedrockAuthSchemeProvider.defaultProvider(
                                                        List.of("httpBearerAuth"))));
        return client.build();
    }

    private static SdkTokenProvider token(String key) {
        return StaticTokenProvider.create(() -> key);
    }

    private S3Client s3(BedrockAccount account, AwsCredentialsProvider credentials) {
        var client =
                S3Client.builder()
                        .region(account.region())
                        .httpClient(http)
                        .credentialsProvider(credentials)
                        .overrideConfiguration(override(patient()));
        account.endpoint("s3_endpoint")
                .ifPresent(it -> client.endpointOverride(it).forcePathStyle(true));
        return client.build();
    }

    private static RetryStrategy patient() {
        return AwsRetryStrategy.standardRetryStrategy().toBuilder().maxAttempts(ATTEMPTS).build();
    }

    private ClientOverrideConfiguration override(RetryStrategy retries) {
        return ClientOverrideConfiguration.builder()
                .retryStrategy(retries)
                .scheduledExecutorService(timer)
                .apiCallAttemptTimeout(settings.total())
                .apiCallTimeout(settings.total().multipliedBy(ATTEMPTS))
                .build();
    }

    @Override
    public synchronized void close() {
        clients.clear();
        http.close();
        timer.shutdownNow();
    }
}
