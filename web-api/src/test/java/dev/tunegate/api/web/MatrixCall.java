package dev.tunegate.api.web;

import dev.tunegate.api.Answer;
import dev.tunegate.api.Client;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * How a route is called in the matrix.
 *
 * @param thing what the id in it names
 * @param path with {@code @} in place of the id
 * @param body with {@code @} in place of the id; empty for none. Words in braces stand for what
 *     {@link MatrixWorld} has of that name
 */
record MatrixCall(String route, Thing thing, String path, String body) {

    /** What ids name. */
    enum Thing {
        NOTHING,
        FILE,
        JOB,
        MODEL,
        KEY,
        TEAM,
        ORGANIZATION,
        USER,
        /** A user who is to be taken into the caller's team. */
        CANDIDATE,
        /** A user who is to be taken into the caller's organization. */
        NEIGHBOUR,
        TEAM_MEMBER,
        ORGANIZATION_MEMBER,
        ACCESS_GROUP,
        /** A stored model. */
        DEPLOYMENT,
        CREDENTIAL,
        WEBHOOK,
        /** An upload in parts. */
        UPLOAD,
        BATCH
    }

    private static final String JOBS = "/fine_tuning/jobs";

    /**
     * Every route of the API has to be here; one that takes ids in several places, once for each.
     */
    private static final List<MatrixCall> OTHERS =
            List.of(
                    of("POST /files", Thing.NOTHING, "/files", ""),
                    of("GET /files", Thing.NOTHING, "/files", ""),
                    of("GET /files", Thing.FILE, "/files?after=@", ""),
                    of("GET /files/{id}", Thing.FILE, "/files/@", ""),
                    of("DELETE /files/{id}", Thing.FILE, "/files/@", ""),
                    of("GET /files/{id}/content", Thing.FILE, "/files/@/content", ""),
                    of("POST " + JOBS, Thing.FILE, JOBS, job("@", "gpt-4o-mini", "")),
                    of(
                            "POST " + JOBS,
                            Thing.FILE,
                            JOBS,
                            job("file-000", "gpt-4o-mini", ",'validation_file':'@'")),
                    of("POST " + JOBS, Thing.MODEL, JOBS, job("file-000", "@", "")),
                    of("GET " + JOBS, Thing.NOTHING, JOBS, ""),
                    of("GET " + JOBS, Thing.JOB, JOBS + "?after=@", ""),
                    of("GET " + JOBS + "/{id}", Thing.JOB, JOBS + "/@", ""),
                    of("POST " + JOBS + "/{id}/cancel", Thing.JOB, JOBS + "/@/cancel", ""),
                    of("POST " + JOBS + "/{id}/pause", Thing.JOB, JOBS + "/@/pause", ""),
                    of("POST " + JOBS + "/{id}/resume", Thing.JOB, JOBS + "/@/resume", ""),
                    of("GET " + JOBS + "/{id}/events", Thing.JOB, JOBS + "/@/events", ""),
                    of("GET " + JOBS + "/{id}/checkpoints", Thing.JOB, JOBS + "/@/checkpoints", ""),
                    of("GET /models", Thing.NOTHING, "/models", ""),
                    of("GET /models/{*name}", Thing.MODEL, "/models/@", ""),
                    of("DELETE /models/{*name}", Thing.MODEL, "/models/@", ""),
                    of(
                            "GET /fine_tuning/capabilities",
                            Thing.NOTHING,
                            "/fine_tuning/capabilities",
                            ""),
                    of("GET /key/info", Thing.NOTHING, "/key/info", ""),
                    of("GET /key/info", Thing.KEY, "/key/info?key=@", ""),
                    of("GET /key/list", Thing.NOTHING, "/key/list", ""),
                    of("GET /key/aliases", Thing.NOTHING, "/key/aliases", ""),
                    of("POST /key/generate", Thing.NOTHING, "/key/generate", "{}"),
                    of(
                            "POST /key/service-account/generate",
                            Thing.NOTHING,
                            "/key/service-account/generate",
                            "{}"),
                    of("POST /key/update", Thing.KEY, "/key/update", "{'key':'@'}"),
                    of("POST /key/bulk_update", Thing.NOTHING, "/key/bulk_update", "{}"),
                    of("POST /team/key/bulk_update", Thing.NOTHING, "/team/key/bulk_update", "{}"),
                    of("POST /key/delete", Thing.KEY, "/key/delete", "{'keys':['@']}"),
                    of("POST /key/block", Thing.KEY, "/key/block", "{'key':'@'}"),
                    of("POST /key/unblock", Thing.KEY, "/key/unblock", "{'key':'@'}"),
                    of("POST /key/regenerate", Thing.KEY, "/key/regenerate", "{'key':'@'}"),
                    of("POST /key/{key}/regenerate", Thing.KEY, "/key/@/regenerate", "{}"),
                    of("POST /key/{key}/reset_spend", Thing.KEY, "/key/@/reset_spend", "{}"));

    static final List<MatrixCall> ALL =
            Stream.of(
                            OTHERS,
                            TeamCalls.ALL,
                            PeopleCalls.ALL,
                            ScimCalls.ALL,
                            CatalogCalls.ALL,
                            UploadCalls.ALL,
                            InferenceCalls.ALL,
                            GraderCalls.ALL,
                            WebhookCalls.ALL,
                            BatchCalls.ALL)
                    .flatMap(List::stream)
                    .toList();

    static MatrixCall of(String route, Thing thing, String path, String body) {
        return new MatrixCall(route, thing, path, body);
    }

    private static String job(String file, String model, String more) {
        return "{'model':'%s','training_file':'%s'%s}".formatted(model, file, more);
    }

    /** Whether it looks for something: what is not there is an empty answer then. */
    boolean isSearch() {
        return path.contains("filter=")
                || path.contains("search=")
                || path.contains("&model=")
                || (path.contains("/list?") && !path.contains("after="));
    }

    boolean isLook() {
        return route.startsWith("GET ");
    }

    /** Whether it may make a user of an id that nobody has. */
    boolean makesNewcomers() {
        return thing == Thing.CANDIDATE || thing == Thing.NEIGHBOUR;
    }

    Answer send(Client client, String id, UnaryOperator<String> names) {
        var method = route.substring(0, route.indexOf(' '));
        var json = names.apply(body.replace('\'', '"').replace("@", id));
        var to = names.apply(path.replace("@", id));
        return json.isEmpty()
                ? client.send(method, to, BodyPublishers.noBody())
                : client.send(
                        method,
                        to,
                        BodyPublishers.ofString(json),
                        "Content-Type",
                        "application/json");
    }

    static List<String> routes() {
        return ALL.stream().map(MatrixCall::route).distinct().toList();
    }

    static List<MatrixCall> about(Thing... things) {
        return ALL.stream().filter(it -> Arrays.asList(things).contains(it.thing)).toList();
    }
}
