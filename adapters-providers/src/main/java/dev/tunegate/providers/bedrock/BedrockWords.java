package dev.tunegate.providers.bedrock;

import dev.tunegate.domain.catalog.Connection;
import dev.tunegate.domain.catalog.Endpoint;
import dev.tunegate.domain.catalog.ModelDeployment;
import dev.tunegate.domain.catalog.ProviderWords;
import dev.tunegate.domain.provider.ProviderFailure.Misconfigured;
import dev.tunegate.domain.provider.ProviderId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** How configurations speak of Bedrock: in LiteLLM's words where it has them. */
public final class BedrockWords implements ProviderWords {

    static final ProviderId BEDROCK = new ProviderId("bedrock");
    static final String CALLER_MAY_SET = "caller_may_set";
    static final String ON_DEMAND = "bedrock_on_demand";

    private static final Set<String> ENDPOINTS =
            Set.of(
                    "aws_bedrock_endpoint",
                    "aws_bedrock_runtime_endpoint",
                    "s3_endpoint",
                    "sts_endpoint");

    @Override
    public ProviderId provider() {
        return BEDROCK;
    }

    @Override
    public Set<String> otherNames() {
        return Set.of("aws-bedrock");
    }

    @Override
    public Set<String> accountWords() {
        return Set.of(
                "aws_region_name",
                "aws_role_name",
                "aws_session_name",
                "aws_external_id",
                "aws_profile_name",
                "s3_bucket_name",
                "s3_prefix",
                "s3_output_prefix",
                "s3_bucket_owner",
                "bedrock_role_arn",
                "aws_bedrock_endpoint",
                "aws_bedrock_runtime_endpoint",
                "s3_endpoint",
                "sts_endpoint");
    }

    @Override
    public Set<String> addressWords() {
        return Set.of("aws_region_name", "aws_role_name", "aws_profile_name");
    }

    @Override
    public Set<String> hostWords() {
        return ENDPOINTS;
    }

    @Override
    public boolean signsAsTheMachine(Connection account) {
        return account.secret("aws_access_key_id").isEmpty()
                || account.secret("aws_secret_access_key").isEmpty();
    }

    @Override
    public Set<String> secretWords() {
        return Set.of("aws_access_key_id", "aws_secret_access_key", "aws_session_token");
    }

    @Override
    public Set<String> modelWords() {
        return Set.of(CALLER_MAY_SET, ON_DEMAND);
    }

    @Override
    public List<String> problems(ModelDeployment at) {
        var account = BedrockAccount.of(at);
        var problems = new ArrayList<String>();
        find(problems, account::region);
        find(problems, () -> AwsIdentity.requireWhole(account.connection()));
        ENDPOINTS.stream().sorted().forEach(it -> find(problems, () -> account.endpoint(it)));
        if (at.offers(Endpoint.FINE_TUNING)) {
            find(problems, account::bucket);
            find(problems, account::role);
            find(problems, account::owner);
        }
        account.connection()
                .setting("s3_bucket_owner")
                .filter(it -> !it.matches("[0-9]{12}"))
                .ifPresent(_ -> problems.add("An 's3_bucket_owner' has twelve digits."));
        BedrockTerms.allowed(at).stream()
                .filter(it -> !BedrockTerms.GUARDED.contains(it))
                .sorted()
                .forEach(it -> problems.add("'caller_may_set' knows no '" + it + "'."));
        at.option(ON_DEMAND)
                .filter(it -> !it.equals("true") && !it.equals("false"))
                .ifPresent(_ -> problems.add("'bedrock_on_demand' is true or false."));
        return problems;
    }

    private static void find(List<String> problems, Runnable word) {
        try {
            word.run();
        } catch (Misconfigured wrong) {
            problems.add(wrong.reason());
        }
    }

    @Override
    public List<String> knownModels() {
        return List.of(
                "amazon.nova-micro-v1:0:128k",
                "anthropic.claude-3-haiku-20240307-v1:0:200k",
                "meta.llama3-3-70b-instruct-v1:0:128k",
                "amazon.titan-text-express-v1:0:8k");
    }
}
