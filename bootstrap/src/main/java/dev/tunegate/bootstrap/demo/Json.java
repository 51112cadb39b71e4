package dev.tunegate.bootstrap.demo;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.json.JsonParseException;
import org.springframework.boot.json.JsonParserFactory;
import org.springframework.boot.json.JsonWriter;

/** A JSON object of an answer, read leniently as a client does. */
record Json(Map<String, Object> members) {

    static Json parse(String text) {
        try {
            return new Json(JsonParserFactory.getJsonParser().parseMap(text));
        } catch (JsonParseException e) {
            throw new DemoFailed("the gateway's answer is no JSON object");
        }
    }

    static String write(Map<String, ?> members) {
        return JsonWriter.<Map<String, ?>>standard().writeToString(members);
    }

    /**
     * @throws DemoFailed if there is no such member
     */
    String text(String name) {
        return find(name)
                .map(String::valueOf)
                .orElseThrow(() -> new DemoFailed("the gateway's answer lacks " + name));
    }

    double number(String name) {
        return find(name)
                .filter(Number.class::isInstance)
                .map(it -> ((Number) it).doubleValue())
                .orElseThrow(() -> new DemoFailed("the gateway's answer lacks " + name));
    }

    Optional<Json> object(String name) {
        return find(name).filter(Map.class::isInstance).map(Json::of);
    }

    List<Json> list(String name) {
        return find(name)
                .filter(List.class::isInstance)
                .map(it -> ((List<?>) it).stream().map(Json::of).toList())
                .orElse(List.of());
    }

    Optional<Object> find(String name) {
        return Optional.ofNullable(members.get(name));
    }

    @SuppressWarnings("unchecked")
    private static Json of(Object object) {
        return new Json((Map<String, Object>) object);
    }
}
