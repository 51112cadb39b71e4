package dev.tunegate.bootstrap.story.contract;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Things that are there when the calls begin: the caller's own, others', and some that never were.
 * A member or a parameter that names a thing is filled from here, so that valid calls find
 * something.
 *
 * @param column which routes are called: what a name means there goes before what it means anywhere
 * @param ids by name, or by column and name
 * @param examples values that are hard to make up, by the member that they stand in
 */
record Things(String column, Map<String, List<String>> ids, Map<String, List<JsonNode>> examples) {

    private static final List<String> NEVER =
            List.of("", "x", "..", "%", "世界", "file-nothing", "ftjob-nothing", "a b", "a'b", "0");

    Things at(String place) {
        return new Things(place, ids, examples);
    }

    /** What may stand under this name; mostly something that is there. */
    String named(Dice dice, String name) {
        var known = known(name);
        return known.isEmpty() || dice.oneIn(8)
                ? dice.oneIn(2) ? dice.one(NEVER) : dice.text(1 + dice.below(20))
                : dice.one(known.get());
    }

    boolean knows(String name) {
        return known(name).isPresent();
    }

    private Optional<List<String>> known(String name) {
        return Optional.ofNullable(ids.get(column + ":" + name))
                .or(() -> Optional.ofNullable(ids.get(name)));
    }

    boolean hasExample(String name) {
        return examples.containsKey(name);
    }

    /** A value for this member, if it is one that chance would hardly find. */
    Optional<JsonNode> example(Dice dice, String name) {
        var known = examples.get(name);
        return known == null || dice.oneIn(8) ? Optional.empty() : Optional.of(dice.one(known));
    }
}
