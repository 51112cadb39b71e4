package dev.tunegate.providers.bedrock;

import dev.tunegate.domain.catalog.Connection;
import dev.tunegate.domain.catalog.Secret;
import dev.tunegate.domain.provider.ProviderFailure.Misconfigured;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.auth.StsAssumeRoleCredentialsProvider;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;

/**
 * As whom an account's requests are signed: its access key, its profile, or whatever this machine
 * is (AWS's default chain); and with that, the role that the account names.
 */
final class AwsIdentity {

    private AwsIdentity() {}

    static AwsCredentialsProvider of(
            BedrockAccount account, SdkHttpClient http, ClientOverrideConfiguration override) {
        var own = own(account.connection());
        return account.connection()
                .setting("aws_role_name")
                .map(role -> assumed(account, role, sts(account, own, http, override)))
                .orElse(own);
    }

    private static AwsCredentialsProvider own(Connection connection) {
        requireWhole(connection);
        var id = connection.secret("aws_access_key_id").map(Secret::reveal);
        var key = connection.secret("aws_secret_access_key").map(Secret::reveal);
        if (id.isPresent() && key.isPresent()) {
            return given(connection, id.get(), key.get());
        }
        return connection
                .setting("aws_profile_name")
                .<AwsCredentialsProvider>map(ProfileCredentialsProvider::create)
                .orElseGet(() -> DefaultCredentialsProvider.builder().build());
    }

    /**
     * @throws Misconfigured if half of an access key is given
     */
    static void requireWhole(Connection connection) {
        boolean id = connection.secret("aws_access_key_id").isPresent();
        if (id != connection.secret("aws_secret_access_key").isPresent()) {
            throw new Misconfigured(
                    "The account '"
                            + connection.name()
                            + "' needs 'aws_access_key_id' and 'aws_secret_access_key', or"
                            + " neither.");
        }
    }

    private static AwsCredentialsProvider given(Connection connection, String id, String key) {
        return connection
                .secret("aws_session_token")
                .map(Secret::reveal)
                .<AwsCredentialsProvider>map(
                        it ->
                                StaticCredentialsProvider.create(
                                        AwsSessionCredentials.create(id, key, it)))
                .orElseGet(
                        () ->
                                StaticCredentialsProvider.create(
                                        AwsBasicCredentials.create(id, key)));
    }

    private static StsClient sts(
            BedrockAccount account,
            AwsCredentialsProvider own,
            SdkHttpClient http,
            ClientOverrideConfiguration override) {
        var client =
                StsClient.builder()
                        .region(account.region())
                        .httpClient(http)
                        .credentialsProvider(own)
                        .overrideConfiguration(override);
        account.endpoint("sts_endpoint").ifPresent(client::endpointOverride);
        return client.build();
    }

    private static AwsCredentialsProvider assumed(
            BedrockAccount account, String role, StsClient sts) {
        var connection = account.connection();
        var request =
                AssumeRoleRequest.builder()
                        .roleArn(role)
                        .roleSessionName(connection.setting("aws_session_name").orElse("tunegate"));
        connection.setting("aws_external_id").ifPresent(request::externalId);
        return StsAssumeRoleCredentialsProvider.builder()
                .stsClient(sts)
                .refreshRequest(request.build())
                .build();
    }
}
