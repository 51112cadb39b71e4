package dev.tunegate.api.description;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A part of the description, as one of its files has it. Its collections are its own, and may be
 * added to.
 *
 * @param name the file's, for saying where a mistake is
 */
record Part(String name, Map<String, Object> content) {

    /** The object behind a name, which is empty if there is none. */
    Map<String, Object> object(String key) {
        return objectIn(content, key);
    }

    /** The list behind a name, which is empty if there is none. */
    List<?> list(String key) {
        return content.get(key) instanceof List<?> list ? list : List.of();
    }

    /** The object behind a name in another object; what is put into it stays there. */
    @SuppressWarnings("unchecked") // The reader of YAML makes nothing but maps with texts as keys.
    static Map<String, Object> objectIn(Map<String, Object> of, String key) {
        return (Map<String, Object>) of.computeIfAbsent(key, _ -> new LinkedHashMap<>());
    }
}
