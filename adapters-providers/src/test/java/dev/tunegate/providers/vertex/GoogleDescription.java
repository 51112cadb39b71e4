package dev.tunegate.providers.vertex;

import com.google.cloud.aiplatform.v1.GenerateContentRequest;
import com.google.cloud.aiplatform.v1.GenerateContentResponse;
import com.google.cloud.aiplatform.v1.ListTuningJobsResponse;
import com.google.cloud.aiplatform.v1.TuningJob;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.util.JsonFormat;
import dev.tunegate.providers.vertex.server.Seen;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Google's own description of its messages, the protocol buffers of Vertex AI v1
 * (proto-google-cloud-aiplatform-v1 3.93.0): JSON with a member, a word or a type that they do not
 * know is no message. They are older than preference tuning in v1, so its members are checked by
 * hand, against the discovery document of revision 20260920.
 */
final class GoogleDescription {

    private static final Set<String> PREFERENCE =
            Set.of(
                    "trainingDatasetUri",
                    "validationDatasetUri",
                    "exportLastCheckpointOnly",
                    "hyperParameters");
    private static final Set<String> PREFERENCE_HYPERPARAMETERS =
            Set.of("beta", "adapterSize", "epochCount", "learningRateMultiplier");
    private static final Set<String> PREFERENCE_STATS =
            Set.of(
                    "totalBillableTokenCount",
                    "tuningDatasetExampleCount",
                    "tuningStepCount",
                    "droppedExampleIndices",
                    "droppedExampleReasons");

    private GoogleDescription() {}

    static void check(List<Seen> exchanges) {
        for (var seen : exchanges) {
            if (seen.status() == 200 && seen.path().startsWith("/v1/")) {
                check(seen);
            }
        }
    }

    private static void check(Seen seen) {
        if (seen.path().endsWith("/tuningJobs")) {
            if (seen.method().equals("POST")) {
                job(seen.asked());
                job(seen.answered());
            } else {
                seen.answered().path("tuningJobs").forEach(GoogleDescription::job);
                var plain = (ObjectNode) seen.answered().deepCopy();
                plain.remove("tuningJobs");
                merge(plain, ListTuningJobsResponse.newBuilder());
            }
        } else if (seen.path().contains("/tuningJobs/") && seen.method().equals("GET")) {
            job(seen.answered());
        } else if (seen.path().contains("enerateContent")) {
            merge(seen.asked(), GenerateContentRequest.newBuilder());
            if (!seen.answered().isMissingNode()) {
                merge(seen.answered(), GenerateContentResponse.newBuilder());
            }
        }
    }

    static void job(JsonNode job) {
        var plain = (ObjectNode) job.deepCopy();
        known(plain.remove("preferenceOptimizationSpec"), PREFERENCE);
        known(
                job.path("preferenceOptimizationSpec").path("hyperParameters"),
                PREFERENCE_HYPERPARAMETERS);
        if (plain.path("tuningDataStats") instanceof ObjectNode stats) {
            known(stats.remove("preferenceOptimizationDataStats"), PREFERENCE_STATS);
        }
        merge(plain, TuningJob.newBuilder());
    }

    private static void known(@Nullable JsonNode node, Set<String> names) {
        if (node != null && node.isObject()) {
            for (var member : node.properties()) {
                if (!names.contains(member.getKey())) {
                    throw new AssertionError("Google does not know " + member.getKey());
                }
            }
        }
    }

    static void merge(JsonNode json, Message.Builder message) {
        try {
            JsonFormat.parser().merge(json.toString(), message);
        } catch (InvalidProtocolBufferException unknown) {
            throw new AssertionError(unknown.getMessage() + " in " + json, unknown);
        }
    }
}
