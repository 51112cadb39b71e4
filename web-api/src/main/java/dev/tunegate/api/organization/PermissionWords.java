package dev.tunegate.api.organization;

import dev.tunegate.domain.organization.MemberPermission;
import dev.tunegate.domain.shared.Refusal;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What a team's plain members may do with its keys, in LiteLLM's words: names of routes. Here those
 * routes go together in groups, and a group is granted as a whole or not at all: to grant more than
 * was named would be an accident.
 */
final class PermissionWords {

    private PermissionWords() {}

    /** The routes that a permission opens. */
    private static List<String> words(MemberPermission permission) {
        return switch (permission) {
            case READ_KEYS -> List.of("/key/info", "/key/list");
            case WRITE_OWN_KEYS ->
                    List.of(
                            "/key/block",
                            "/key/delete",
                            "/key/generate",
                            "/key/regenerate",
                            "/key/unblock",
                            "/key/update");
            case WRITE_KEYS -> List.of("/key/bulk_update", "/key/service-account/generate");
        };
    }

    static List<String> of(Set<MemberPermission> permissions) {
        return permissions.stream().sorted().flatMap(it -> words(it).stream()).toList();
    }

    static List<String> all() {
        return of(EnumSet.allOf(MemberPermission.class));
    }

    /**
     * @throws Refusal.InvalidInput if a word is unknown, or others that belong to it are missing
     */
    static Set<MemberPermission> read(List<String> words, String param) {
        var rest = new LinkedHashSet<>(words);
        var granted = EnumSet.noneOf(MemberPermission.class);
        Arrays.stream(MemberPermission.values())
                .filter(it -> rest.containsAll(words(it)))
                .forEach(granted::add);
        granted.forEach(it -> rest.removeAll(words(it)));
        rest.stream()
                .findFirst()
                .ifPresent(
                        it -> {
                            throw invalid(it, param);
                        });
        return granted;
    }

    private static Refusal invalid(String word, String param) {
        var message =
                Arrays.stream(MemberPermission.values())
                        .filter(it -> words(it).contains(word))
                        .findFirst()
                        .map(
                                it ->
                                        "is granted together with all of "
                                                + String.join(", ", words(it)))
                        .orElse("holds an unknown word; known are " + String.join(", ", all()));
        return new Refusal.InvalidInput(param, "invalid_value", "'" + param + "' " + message + ".");
    }
}
