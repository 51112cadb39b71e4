package dev.tunegate.providers.openaiwire.server;

import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** How far Azure has come in looking through each file. */
final class AzureFiles {

    /** A file with this in its content turns out to be faulty. */
    static final String FAULTY = "FAULTY";

    private final Map<String, String> status = new HashMap<>();

    synchronized ObjectNode stored(ObjectNode file, WireApi host) {
        var id = file.path("id").asString("");
        boolean faulty =
                host.files().find(id).filter(it -> it.content().contains(FAULTY)).isPresent();
        boolean slowly = host.habits().processesFilesSlowly;
        status.put(id, faulty ? "error" : slowly ? "pending" : "processed");
        return shown(file);
    }

    /** A file as it is now; a slow host comes one step further. */
    synchronized ObjectNode looked(ObjectNode file, Habits habits) {
        var shown = shown(file);
        if (habits.processesFilesSlowly) {
            status.computeIfPresent(
                    file.path("id").asString(""),
                    (_, now) ->
                            now.equals("pending")
                                    ? "running"
                                    : now.equals("running") ? "processed" : now);
        }
        return shown;
    }

    synchronized boolean isProcessed(String id) {
        return status.getOrDefault(id, "processed").equals("processed");
    }

    synchronized ObjectNode shown(ObjectNode file) {
        return file.put("status", status.getOrDefault(file.path("id").asString(""), "processed"));
    }
}
