package dev.tunegate.api.scim;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which attributes of users and groups are kept; whatever else SCIM knows is passed over. */
final class ScimSchemas {

    private static final String SCHEMA = "urn:ietf:params:scim:schemas:core:2.0:Schema";

    private ScimSchemas() {}

    static Map<String, Object> user() {
        return schema(
                Scim.USER,
                "User",
                List.of(
                        text("userName", true, "server"),
                        text("externalId", false, "server"),
                        text("displayName", false, "none"),
                        attribute("active", "boolean", false, "none"),
                        parent("name", false, List.of(text("formatted", false, "none"))),
                        parent(
                                "emails",
                                true,
                                List.of(
                                        text("value", true, "server"),
                                        text("type", false, "none"),
                                        attribute("primary", "boolean", false, "none")))));
    }

    static Map<String, Object> group() {
        return schema(
                Scim.GROUP,
                "Group",
                List.of(
                        text("displayName", true, "none"),
                        parent("members", true, List.of(text("value", true, "none")))));
    }

    private static Map<String, Object> schema(
            String id, String name, List<Map<String, Object>> attributes) {
        return Map.of("schemas", List.of(SCHEMA), "id", id, "name", name, "attributes", attributes);
    }

    private static Map<String, Object> text(String name, boolean required, String uniqueness) {
        return attribute(name, "string", required, uniqueness);
    }

    private static Map<String, Object> attribute(
            String name, String type, boolean required, String uniqueness) {
        var attribute = new LinkedHashMap<String, Object>();
        attribute.put("name", name);
        attribute.put("type", type);
        attribute.put("multiValued", false);
        attribute.put("required", required);
        attribute.put("caseExact", name.equals("externalId"));
        attribute.put("mutability", "readWrite");
        attribute.put("returned", "default");
        attribute.put("uniqueness", uniqueness);
        return attribute;
    }

    private static Map<String, Object> parent(
            String name, boolean many, List<Map<String, Object>> parts) {
        var attribute = attribute(name, "complex", false, "none");
        attribute.put("multiValued", many);
        attribute.put("subAttributes", parts);
        return attribute;
    }
}
