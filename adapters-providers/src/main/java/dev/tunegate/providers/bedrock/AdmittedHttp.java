package dev.tunegate.providers.bedrock;

import dev.tunegate.domain.provider.ProviderFailure;
import dev.tunegate.providers.outbound.OutboundGuard;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;

/** The SDK's HTTP client, which sends nothing before the guard has admitted its address. */
record AdmittedHttp(SdkHttpClient http, OutboundGuard guard) implements SdkHttpClient {

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        try {
            guard.admit(request.httpRequest().getUri());
        } catch (ProviderFailure refused) {
            throw SdkClientException.create("the address is not admitted", refused);
        }
        return http.prepareRequest(request);
    }

    @Override
    public String clientName() {
        return http.clientName();
    }

    @Override
    public void close() {
        http.close();
    }
}
