package dev.tunegate.providers.bedrock.server;

import dev.tunegate.providers.bedrock.server.Misbehaviour.Fault;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Everything the server can be asked, what it was asked, and how it is to err. */
final class WireApi implements AutoCloseable {

    private final S3Disk disk;
    private final S3Api s3;
    private final JobsApi jobs;
    private final ModelsApi models;
    private final ConverseApi converse;
    private final StsApi sts = new StsApi();
    private final WireControl control;
    private final List<Misbehaviour> faults = new ArrayList<>();
    private final List<SeenCall> seen = new ArrayList<>();

    WireApi(Clock clock) {
        this.disk = new S3Disk(clock);
        this.s3 = new S3Api(disk, BedrockWireServer.BUCKET, BedrockWireServer.ACCOUNT);
        this.jobs = new JobsApi(disk, BedrockWireServer.BUCKET, BedrockWireServer.ACCOUNT, clock);
        this.models = new ModelsApi(jobs, BedrockWireServer.ACCOUNT, clock);
        this.converse = new ConverseApi(models);
        this.control = new WireControl(this);
    }

    S3Disk disk() {
        return disk;
    }

    JobsApi jobs() {
        return jobs;
    }

    ModelsApi models() {
        return models;
    }

    ConverseApi converse() {
        return converse;
    }

    StsApi sts() {
        return sts;
    }

    synchronized void misbehave(Misbehaviour fault) {
        faults.add(fault);
    }

    synchronized List<SeenCall> seen() {
        return List.copyOf(seen);
    }

    synchronized void note(SeenCall call) {
        seen.add(call);
    }

    /** Takes the fault that is meant for this request. */
    synchronized @Nullable Fault fault(WireCall call) {
        for (var fault : faults) {
            if (fault.concerns(call)) {
                faults.remove(fault);
                return fault.fault();
            }
        }
        return null;
    }

    static boolean isControl(WireCall call) {
        return call.path().startsWith(WireControl.PATH);
    }

    /** To which service the request goes; its signature says so. */
    static String service(WireCall call) {
        return AwsSignature.of(call)
                .map(AwsSignature::service)
                .orElse(call.header("authorization").startsWith("Bearer ") ? "bedrock" : "");
    }

    WireAnswer handle(WireCall call) throws IOException {
        if (isControl(call)) {
            return control.handle(call);
        }
        var service = service(call);
        if (!isSigned(call)) {
            return service.equals("s3")
                    ? WireAnswer.s3Error(403, "SignatureDoesNotMatch", "The signature is wrong.")
                    : WireAnswer.error(
                            service, 403, "InvalidSignatureException", "The signature is wrong.");
        }
        return switch (service) {
            case "s3" -> s3.handle(call);
            case "sts" -> sts.handle(call);
            default -> bedrock(call);
        };
    }

    private static boolean isSigned(WireCall call) throws IOException {
        if (call.header("authorization").equals("Bearer " + BedrockWireServer.API_KEY)) {
            return true;
        }
        var signature = AwsSignature.of(call);
        if (signature.isEmpty() || !signature.get().region().equals(BedrockWireServer.REGION)) {
            return false;
        }
        return switch (signature.get().accessKey()) {
            case BedrockWireServer.ACCESS_KEY -> signature.get().isBy(BedrockWireServer.SECRET_KEY);
            case StsApi.SESSION_KEY ->
                    call.header("x-amz-security-token").equals(StsApi.SESSION_TOKEN)
                            && signature.get().isBy(StsApi.SESSION_SECRET);
            default -> false;
        };
    }

    private WireAnswer bedrock(WireCall call) throws IOException {
        var path = call.path();
        if (path.startsWith(JobsApi.PATH)) {
            return jobs.handle(call);
        }
        if (path.startsWith(ModelsApi.MODELS) || path.startsWith(ModelsApi.DEPLOYMENTS)) {
            return models.handle(call);
        }
        return path.startsWith("/model/")
                ? converse.handle(call)
                : WireAnswer.error(404, "UnknownOperationException", "");
    }

    @Override
    public void close() {
        disk.close();
    }
}
