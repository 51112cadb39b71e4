package dev.tunegate.providers.openaiwire.server;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The paths and the shape of answers of each of Azure's dialects. */
sealed interface AzureShape {

    /** The path behind the dialect's own part of it; empty if there is none. */
    String path(WireRequest request);

    /** Why a request for a job cannot be understood. */
    Optional<String> refusal(JsonNode asked);

    /** The answer to what has made something. */
    WireResponse created(WireResponse answer, String path);

    WireResponse deleted(WireResponse answer);

    /** Which deployment a chat request means. */
    String deployment(WireRequest request, JsonNode asked);

    /** A job as the dialect shows it. */
    ObjectNode job(ObjectNode job);

    /** Any answer as the dialect shows it. */
    default ObjectNode of(ObjectNode body, AzureFiles files, Habits habits) {
        for (var each : body.path("data")) {
            if (each instanceof ObjectNode item) {
                of(item, files, habits);
            }
        }
        return switch (body.path("object").asString("")) {
            case "fine_tuning.job" -> job(body);
            case "file" -> files.shown(body);
            case "fine_tuning.job.event" -> event(body);
            default -> body;
        };
    }

    /** Azure's word for a warning is longer than OpenAI's; one event shows it. */
    private static ObjectNode event(ObjectNode event) {
        boolean warns = event.path("message").asString("").startsWith("Validating");
        return warns ? event.put("level", "warning") : event;
    }

    /** The dated dialect, by the API description 2024-10-21, seen 2026-11-21. */
    record Ga() implements AzureShape {

        private static final Map<String, String> STATUS =
                Map.of(
                        "validating_files", "pending",
                        "queued", "notRunning",
                        "cancelled", "canceled");

        private static final List<String> UNKNOWN =
                List.of("method", "metadata", "integrations", "trainingType");

        @Override
        public String path(WireRequest request) {
            boolean dated = request.query().getOrDefault("api-version", "").matches("2[0-9-]{9}.*");
            var path = request.path();
            return dated && path.startsWith("/openai/") && !path.startsWith("/openai/v1/")
                    ? path.substring("/openai".length())
                    : "";
        }

        @Override
        public Optional<String> refusal(JsonNode asked) {
            if (asked.path("suffix").asString("").length() > 40) {
                return Optional.of("The suffix is longer than 40 characters.");
            }
            return UNKNOWN.stream()
                    .filter(asked::has)
                    .map(it -> "Unknown member " + it + ".")
                    .findFirst();
        }

        @Override
        public WireResponse created(WireResponse answer, String path) {
            if (answer.status() != 200) {
                return answer;
            }
            var body = AzureFace.json(answer);
            var made = WireResponse.json(201, body);
            var location = "/openai" + path + "/" + body.path("id").asString("");
            return new WireResponse(
                    201, made.contentType(), Map.of("location", location), made.pieces());
        }

        @Override
        public WireResponse deleted(WireResponse answer) {
            return answer.status() == 200
                    ? new WireResponse(204, "application/json", Map.of(), List.of())
                    : answer;
        }

        @Override
        public String deployment(WireRequest request, JsonNode asked) {
            return request.segmentAfter("/deployments/");
        }

        @Override
        public ObjectNode job(ObjectNode job) {
            var status = job.path("status").asString("");
            job.put("status", STATUS.getOrDefault(status, status));
            job.set("organisation_id", job.remove("organization_id"));
            job.putObject("hyperparameters").put("n_epochs", -1);
            job.remove(UNKNOWN);
            if (!status.equals("failed")) {
                job.remove("error");
            }
            if (job.path("result_files").isEmpty()) {
                job.putNull("result_files");
            }
            List.copyOf(job.propertyNames()).stream()
                    .filter(it -> job.path(it).isNull() && !it.equals("result_files"))
                    .forEach(job::remove);
            return job;
        }
    }

    /** The v1 dialect. */
    record V1() implements AzureShape {

        @Override
        public String path(WireRequest request) {
            var version = request.query().getOrDefault("api-version", "v1");
            boolean known = List.of("v1", "preview", "latest").contains(version);
            return known && request.path().startsWith("/openai/v1/")
                    ? request.path().substring("/openai/v1".length())
                    : "";
        }

        @Override
        public Optional<String> refusal(JsonNode asked) {
            return asked.has("hyperparameters")
                    ? Optional.of("Use method instead of hyperparameters.")
                    : Optional.empty();
        }

        @Override
        public WireResponse created(WireResponse answer, String path) {
            return answer;
        }

        @Override
        public WireResponse deleted(WireResponse answer) {
            return answer;
        }

        @Override
        public String deployment(WireRequest request, JsonNode asked) {
            return asked.path("model").asString("");
        }

        @Override
        public ObjectNode job(ObjectNode job) {
            var status = job.path("status").asString("");
            if (status.equals("validating_files")) {
                job.put("status", "pending");
            }
            if (!status.equals("failed")) {
                job.putNull("error");
            }
            if (job.path("result_files").isEmpty()) {
                job.putNull("result_files");
            }
            return job;
        }
    }
}
