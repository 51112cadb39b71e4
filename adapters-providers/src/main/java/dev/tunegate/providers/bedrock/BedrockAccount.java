package dev.tunegate.providers.bedrock;

import dev.tunegate.domain.catalog.Connection;
import dev.tunegate.domain.catalog.ModelDeployment;
import dev.tunegate.domain.provider.ProviderFailure.Misconfigured;
import dev.tunegate.domain.provider.PublicWords;
import java.net.URI;
import java.util.HashMap;
import java.util.Optional;
import software.amazon.awssdk.regions.Region;

/** What an administrator has said of an account at AWS: where it is, and whose bucket it uses. */
record BedrockAccount(Connection connection) {

    static BedrockAccount of(ModelDeployment at) {
        return new BedrockAccount(at.connection());
    }

    Region region() {
        var name = required("aws_region_name");
        if (!name.matches("[a-z0-9-]{1,40}")) {
            throw wrong("has an 'aws_region_name' that is no region's name.");
        }
        return Region.of(name);
    }

    String bucket() {
        return required("s3_bucket_name");
    }

    /** Whose bucket it must be: twelve digits, sent with every request for the bucket. */
    String owner() {
        return required("s3_bucket_owner");
    }

    /** As whom Bedrock itself reads and writes the bucket. */
    String role() {
        return required("bedrock_role_arn");
    }

    /** Where a file's copies lie, such as {@code s3://bucket/tunegate/files/file-abc}. */
    S3Place files(String file) {
        return new S3Place(bucket(), folder("s3_prefix", "tunegate/files") + file);
    }

    /** Where a job's metrics are written. */
    S3Place output(String job) {
        return new S3Place(bucket(), folder("s3_output_prefix", "tunegate/output") + job);
    }

    /** An address that stands in for AWS's own. */
    Optional<URI> endpoint(String word) {
        return connection.setting(word).filter(it -> !it.isBlank()).map(it -> checked(word, it));
    }

    /** Hides what callers must not see of the account. */
    PublicWords words() {
        var names = new HashMap<String, String>();
        connection.setting("s3_bucket_name").ifPresent(it -> names.put(it, "the bucket"));
        connection.setting("s3_bucket_owner").ifPresent(it -> names.put(it, "the account"));
        connection.setting("bedrock_role_arn").ifPresent(it -> names.put(it, "the service role"));
        names.remove("");
        return PublicWords.knowing(names);
    }

    private String required(String word) {
        return connection
                .setting(word)
                .map(String::strip)
                .filter(it -> !it.isEmpty())
                .orElseThrow(() -> wrong("needs '" + word + "'."));
    }

    private String folder(String word, String otherwise) {
        var folder = connection.setting(word).orElse(otherwise).replaceAll("^/+|/+$", "");
        return folder.isEmpty() ? "" : folder + "/";
    }

    private URI checked(String word, String value) {
        try {
            var address = URI.create(value);
            if (mayBeCalled(address)) {
                return address;
            }
        } catch (IllegalArgumentException _) {
            // Said below, without the value: an address may hold a credential.
        }
        throw wrong("has a '" + word + "' that is neither https nor http on this machine.");
    }

    private static boolean mayBeCalled(URI address) {
        var host = address.getHost();
        if (host == null || address.getRawUserInfo() != null || address.getRawFragment() != null) {
            return false;
        }
        boolean here = host.equals("localhost") || host.startsWith("127.") || host.equals("[::1]");
        return "https".equals(address.getScheme()) || ("http".equals(address.getScheme()) && here);
    }

    private Misconfigured wrong(String what) {
        return new Misconfigured(connection.title() + " " + what);
    }

    @Override
    public String toString() {
        return connection.name();
    }
}
