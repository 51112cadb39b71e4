package dev.tunegate.bootstrap.story.contract;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Puts things of every kind into the house. */
final class Furnishing {

    private final ContractHouse house;
    private final String own;
    private final String other;
    private final Map<String, List<String>> ids = new HashMap<>();

    private Furnishing(ContractHouse house, String own) {
        this.house = house;
        this.own = own;
        this.other = house.key(ContractHouse.SIMULATED);
    }

    /** Everything that calls may find; most of it is this key's. */
    static Things of(ContractHouse house, String own) {
        var furnishing = new Furnishing(house, own);
        furnishing.places();
        furnishing.files();
        furnishing.webhooks();
        furnishing.jobs();
        furnishing.models();
        furnishing.uploads();
        furnishing.batches();
        furnishing.catalog();
        furnishing.words();
        return new Things("", furnishing.ids, Examples.ALL);
    }

    private void put(List<String> things, String... names) {
        for (var name : names) {
            ids.put(name, List.copyOf(things));
        }
    }

    private List<String> known(String name) {
        return requireNonNull(ids.get(name), name);
    }

    private static List<String> several(int count, IntFunction<String> thing) {
        return new ArrayList<>(IntStream.range(0, count).mapToObj(thing).toList());
    }

    private void places() {
        put(made("/team/new", "/team_id", 16), "team_id", "team_ids", "team:id", "teams");
        put(known("team_id"), "project_id", "project_ids");
        put(known("team_id"), "Groups:id");
        put(made("/user/new", "/user_id", 16), "user_id", "user_ids", "Users:id");
        put(
                made("/organization/new", "/organization_id", 12),
                "organization_id",
                "organization_ids",
                "organizations");
        put(made("/key/generate", "/key_id", 10), "key", "keys", "key_ids", "key:key", "key_hash");
    }

    private List<String> made(String path, String id, int count) {
        return several(
                count, _ -> house.post(path, ContractHouse.MASTER_KEY, "{}").at(id).asString());
    }

    private void files() {
        var files = several(12, _ -> house.file(own));
        files.add(house.file(own, "fine-tune", Rows.PAIRS));
        files.add(house.file(own, "fine-tune", Rows.PROMPTS));
        files.add(house.file(other));
        put(files, "training_file", "validation_file", "files:id", "after");
    }

    /** Made before jobs are, whose ends they are told. */
    private void webhooks() {
        var glad = house.receiver().glad();
        var vain = house.receiver().vain();
        var wish =
                "{\"name\":\"x\",\"url\":\"%s\",\"event_types\":[\"fine_tuning.job.succeeded\"]}";
        var endpoints =
                several(
                        10,
                        i ->
                                house.post(
                                                "/webhook_endpoints",
                                                own,
                                                wish.formatted(i == 0 ? vain : glad))
                                        .at("/id")
                                        .asString());
        put(endpoints, "webhook_endpoints:id", "webhook_endpoints:after");
        put(List.of(glad, glad, vain, "http://10.0.0.1/x", "nowhere"), "webhook_endpoints:url");
    }

    private void jobs() {
        var jobs =
                several(
                        6,
                        i ->
                                house.job(
                                        own,
                                        i % 2 == 0 ? ContractHouse.SIMULATED : ContractHouse.SLOW));
        jobs.add(house.job(other, ContractHouse.SIMULATED));
        put(jobs, "jobs:id", "fine_tuning:after");
    }

    private void models() {
        var tuned = several(5, _ -> house.tuned(own));
        put(tuned, "checkpoints:model");
        put(
                List.of(
                        ContractHouse.SIMULATED,
                        ContractHouse.SIMULATED,
                        ContractHouse.WIRED,
                        ContractHouse.SLOW,
                        tuned.getFirst(),
                        "ft:org/simulated:simulator::abcdefgh"),
                "model",
                "models:name");
        var permissions = new ArrayList<String>();
        for (var model : tuned) {
            var path = "/fine_tuning/checkpoints/" + model.replace("/", "%2F") + "/permissions";
            var wish = "{\"project_ids\":[\"" + String.join("\",\"", known("team_id")) + "\"]}";
            house.post(path, ContractHouse.MASTER_KEY, wish)
                    .at("/data")
                    .forEach(it -> permissions.add(it.at("/id").asString()));
        }
        put(permissions, "permissions:id");
        put(deliveries(), "deliveries:delivery");
    }

    /** What was told of the models' jobs. */
    private List<String> deliveries() {
        var deliveries = new ArrayList<String>();
        for (var endpoint : known("webhook_endpoints:id")) {
            house.get("/webhook_endpoints/" + endpoint + "/deliveries", own)
                    .at("/data")
                    .forEach(it -> deliveries.add(it.at("/id").asString()));
        }
        return deliveries;
    }

    private void uploads() {
        int bytes = ContractHouse.ROWS.getBytes(StandardCharsets.UTF_8).length;
        var wish =
                "{\"bytes\":%d,\"filename\":\"x.jsonl\",\"mime_type\":\"text/jsonl\",\"purpose\":\"fine-tune\"}"
                        .formatted(bytes);
        var uploads = several(3, _ -> house.post("/uploads", own, wish).at("/id").asString());
        var parts = uploads.stream().map(it -> house.part(own, it)).toList();
        var whole = "{\"part_ids\":[\"" + parts.getFirst() + "\"]}";
        house.post("/uploads/" + uploads.getFirst() + "/complete", own, whole);
        put(uploads, "uploads:id");
        put(parts, "part_ids");
    }

    private void batches() {
        var models =
                List.of(ContractHouse.SIMULATED, ContractHouse.WIRED, ContractHouse.SLOW, "other");
        var files =
                models.stream().map(it -> house.file(own, "batch", Rows.requests(it, 1))).toList();
        put(files, "input_file_id");
        var wish =
                "{\"input_file_id\":\"%s\",\"endpoint\":\"/v1/chat/completions\",\"completion_window\":\"24h\"}";
        var batches =
                several(
                        6,
                        i ->
                                house.post("/batches", own, wish.formatted(files.get(i % 3)))
                                        .at("/id")
                                        .asString());
        put(batches, "batches:id", "batches:after");
    }

    /** What administrators keep: groups of models, accounts, and models beside the file. */
    private void catalog() {
        var group = "{\"access_group\":\"group-%d\",\"model_names\":[\"slow\"]}";
        var groups = several(4, i -> kept("/access_group/new", group, i, "/access_group"));
        put(groups, "access_group", "access_group:group");
        var account =
                "{\"credential_name\":\"account-%d\",\"credential_values\":{\"api_key\":\"x\"}}";
        put(
                several(4, i -> kept("/credentials", account, i, "/credential_name")),
                "credentials:name",
                "credential_name");
        var model =
                "{\"model_name\":\"kept-%d\",\"litellm_params\":{\"model\":\"simulator/tiny\"}}";
        put(
                several(6, i -> kept("/model/new", model, i, "/model_info/id")),
                "model:id",
                "model:model_id");
    }

    private String kept(String path, String wish, int number, String id) {
        var kept = house.post(path, ContractHouse.MASTER_KEY, wish.formatted(number));
        var found = kept.at(id).asString("");
        if (found.isEmpty()) {
            throw new AssertionError(path + " -> " + kept);
        }
        return found;
    }

    private void words() {
        var models = List.of(ContractHouse.SIMULATED, ContractHouse.WIRED, ContractHouse.SLOW);
        put(models, "models", "model_names", "allowed_models");
        put(List.of("/key/info", "/key/list"), "team_member_permissions");
        put(List.of("fine_tuning", "files", "chat", "nothing"), "access:operation");
        put(List.of("User", "Group"), "ResourceTypes:name");
        put(List.of("urn:ietf:params:scim:schemas:core:2.0:User"), "Schemas:id");
        put(List.of("page.css", "page.js"), "docs:name");
        put(List.of("/chat/completions", "/fine_tuning", "/files"), "operation");
        put(List.of("internal_user", "proxy_admin", "nobody"), "user_role");
        put(List.of("user", "admin", "org_admin", "nobody"), "role");
        put(List.of("/chat/completions", "/fine_tuning", "/x"), "supported_endpoints");
        put(List.of("30s", "1h", "2d"), "duration");
        put(List.of("openai", "simulator", "azure", "mars"), "custom_llm_provider");
        put(List.of("ann@example.com", "bob@example.com", "no mail"), "user_email", "userName");
        put(List.of("rows.jsonl", "rows.jsonl", "世.csv"), "filename");
        put(List.of("text/jsonl", "application/json", "image/png"), "mime_type");
    }
}
