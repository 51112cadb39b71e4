package dev.tunegate.providers.bedrock;

import dev.tunegate.domain.catalog.ModelDeployment;
import dev.tunegate.domain.catalog.Secret;
import dev.tunegate.domain.provider.PublicWords;
import dev.tunegate.providers.http.Effect;
import dev.tunegate.providers.http.HttpCall;
import dev.tunegate.providers.http.HttpStream;
import dev.tunegate.providers.http.ProviderHttp;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeClient;

/**
 * Sends questions to models: signed by the SDK, but sent by ourselves, for the SDK streams answers
 * only through its asynchronous clients.
 */
final class ConverseHttp {

    private static final String JSON = "application/json";

    /** The HTTP client writes these itself, with the same values. */
    private static final Set<String> CLIENTS = Set.of("host", "content-length", "content-type");

    private final AwsV4HttpSigner signer = AwsV4HttpSigner.create();
    private final AwsClients clients;
    private final ProviderHttp http;
    private final AwsFailures failures;

    ConverseHttp(AwsClients clients, ProviderHttp http, AwsFailures failures) {
        this.clients = clients;
        this.http = http;
        this.failures = failures;
    }

    /**
     * Asks a model and returns when its answer begins.
     *
     * @param operation {@code converse} or {@code converse-stream}
     */
    HttpStream ask(
            ModelDeployment at, String model, String operation, byte[] body, PublicWords text) {
        var account = BedrockAccount.of(at);
        var asked = new Asked(Effect.ANSWERING, "bedrock:InvokeModel", text);
        var address = URI.create(base(account) + "/model/" + segment(model) + "/" + operation);
        var headers = failures.ask(asked, () -> headers(account, address, body));
        var sent = new HttpCall.Body(JSON, body.length, () -> new ByteArrayInputStream(body));
        var answer = http.open(HttpCall.post(address, headers, sent, Effect.ANSWERING));
        if (!answer.isSuccess()) {
            throw refused(asked, answer);
        }
        return answer;
    }

    private RuntimeException refused(Asked asked, HttpStream answer) {
        try {
            return failures.refused(asked, AwsError.of(answer.whole()));
        } catch (IOException broken) {
            return failures.broken(asked, broken);
        }
    }

    AwsFailures failures() {
        return failures;
    }

    private static String base(BedrockAccount account) {
        return account.endpoint("aws_bedrock_runtime_endpoint")
                .map(it -> it.toString().replaceFirst("/$", ""))
                .orElseGet(
                        () ->
                                "https://"
                                        + BedrockRuntimeClient.serviceMetadata()
                                                .endpointFor(account.region()));
    }

    /** ARNs hold colons and slashes. */
    private static String segment(String model) {
        return URLEncoder.encode(model, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private Map<String, String> headers(BedrockAccount account, URI address, byte[] body) {
        return account.connection()
                .apiKey()
                .map(Secret::reveal)
                .map(it -> Map.of("Authorization", "Bearer " + it))
                .orElseGet(() -> signed(account, address, body));
    }

    private Map<String, String> signed(BedrockAccount account, URI address, byte[] body) {
        var identity = clients.of(account.connection()).credentials().resolveCredentials();
        var request =
                SdkHttpRequest.builder()
                        .uri(address)
                        .method(SdkHttpMethod.POST)
                        .putHeader("Content-Type", JSON)
                        .build();
        var signed =
                signer.sign(
                        it ->
                                it.identity(identity)
                                        .request(request)
                                        .payload(ContentStreamProvider.fromByteArray(body))
                                        .putProperty(
                                                AwsV4HttpSigner.SERVICE_SIGNING_NAME, "bedrock")
                                        .putProperty(
                                                AwsV4HttpSigner.REGION_NAME,
                                                account.region().id()));
        var headers = new LinkedHashMap<String, String>();
        signed.request()
                .forEachHeader((name, values) -> headers.put(name, String.join(",", values)));
        headers.keySet().removeIf(it -> CLIENTS.contains(it.toLowerCase(Locale.ROOT)));
        return headers;
    }
}
