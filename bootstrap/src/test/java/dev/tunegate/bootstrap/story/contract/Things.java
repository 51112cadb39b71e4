package dev.tunegate.bootstrap.story.contract;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Things that are there when the calls begin: the caller's own, others', and some that never were.
 * A member or a parameter that names a thing is filled from here, so that valid calls find
 * something.
 */
final class Things {

    private static final List<String> NEVER =
            List.of("", "x", "..", "%", "世界", "file-nothing", "ftjob-nothing", "a b", "a'b", "0");

    private final Map<String, List<String>> byName = new HashMap<>();

    /** Puts everything into the house. */
    static Things in(ContractHouse house, String own) {
        var other = house.key(ContractHouse.SIMULATED);
        var things = new Things();
        things.files(house, own, other);
        things.jobs(house, own, other);
        things.places(house);
        things.byName.put(
                "model",
                List.of(
                        ContractHouse.SIMULATED,
                        ContractHouse.SIMULATED,
                        ContractHouse.WIRED,
                        ContractHouse.SLOW,
                        "ft:org/simulated:simulator::abcdefgh"));
        things.byName.put("models:name", things.byName.get("model"));
        things.byName.put("operation", List.of("/chat/completions", "/fine_tuning", "/files"));
        things.byName.put("user_role", List.of("internal_user", "proxy_admin", "nobody"));
        things.byName.put("role", List.of("user", "admin", "org_admin", "nobody"));
        things.byName.put(
                "supported_endpoints", List.of("/chat/completions", "/fine_tuning", "/x"));
        things.byName.put("duration", List.of("30s", "1h", "2d"));
        things.byName.put("custom_llm_provider", List.of("openai", "simulator", "azure", "mars"));
        things.byName.put("user_email", List.of("ann@example.com", "bob@example.com", "no mail"));
        return things;
    }

    private void files(ContractHouse house, String own, String other) {
        var files = new ArrayList<String>();
        for (int i = 0; i < 12; i++) {
            files.add(house.file(own));
        }
        files.add(house.file(other));
        byName.put("training_file", List.copyOf(files));
        byName.put("validation_file", List.copyOf(files));
        byName.put("files:id", List.copyOf(files));
        byName.put("after", List.copyOf(files));
    }

    private void jobs(ContractHouse house, String own, String other) {
        var jobs = new ArrayList<String>();
        for (int i = 0; i < 6; i++) {
            jobs.add(house.job(own, i % 2 == 0 ? ContractHouse.SIMULATED : ContractHouse.SLOW));
        }
        jobs.add(house.job(other, ContractHouse.SIMULATED));
        byName.put("fine_tuning:id", List.copyOf(jobs));
    }

    private void places(ContractHouse house) {
        var teams = made(house, "/team/new", "{}", "/team_id", 6);
        var users = made(house, "/user/new", "{}", "/user_id", 6);
        var organizations = made(house, "/organization/new", "{}", "/organization_id", 4);
        var keys = made(house, "/key/generate", "{}", "/key_id", 10);
        for (var name : List.of("team_id", "team_ids", "team:id", "teams")) {
            byName.put(name, teams);
        }
        for (var name : List.of("user_id", "user_ids", "scim:id")) {
            byName.put(name, users);
        }
        for (var name : List.of("organization_id", "organization_ids", "organizations")) {
            byName.put(name, organizations);
        }
        for (var name : List.of("key", "keys", "key_ids", "key:key", "key_hash")) {
            byName.put(name, keys);
        }
    }

    private static List<String> made(
            ContractHouse house, String path, String wish, String id, int count) {
        var ids = new ArrayList<String>();
        for (int i = 0; i < count; i++) {
            ids.add(house.post(path, ContractHouse.MASTER_KEY, wish).at(id).asString());
        }
        return List.copyOf(ids);
    }

    /** What may stand under this name; mostly something that is there. */
    String named(Dice dice, String name) {
        var known = byName.get(name);
        return known == null || dice.oneIn(8)
                ? dice.oneIn(2) ? dice.one(NEVER) : dice.text(1 + dice.below(20))
                : dice.one(known);
    }

    boolean knows(String name) {
        return byName.containsKey(name);
    }
}
