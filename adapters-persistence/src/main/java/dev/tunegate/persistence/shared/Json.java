package dev.tunegate.persistence.shared;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/**
 * How nested values are kept in JSON columns. Decimals are kept as texts, so that they come back to
 * the digit and none is too large for the database.
 */
public final class Json {

    private static final JsonMapper MAPPER =
            JsonMapper.builder()
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .addModule(
                            new SimpleModule()
                                    .addSerializer(String.class, new Texts())
                                    .addSerializer(BigDecimal.class, new Decimals())
                                    .addKeySerializer(String.class, new Names()))
                    .build();

    private Json() {}

    public static String write(Object value) {
        return MAPPER.writeValueAsString(value);
    }

    public static <T> T read(String json, Class<T> type) {
        return MAPPER.readValue(json, type);
    }

    public static Map<String, String> texts(String json) {
        return MAPPER.readValue(json, new TypeReference<LinkedHashMap<String, String>>() {});
    }

    public static Map<String, BigDecimal> numbers(String json) {
        return MAPPER.readValue(json, new TypeReference<LinkedHashMap<String, BigDecimal>>() {});
    }

    /** Texts that the database can store. */
    private static final class Texts extends ValueSerializer<String> {
        @Override
        public void serialize(String value, JsonGenerator json, SerializationContext context) {
            json.writeString(Columns.of(value));
        }
    }

    /** Names of members that the database can store. */
    private static final class Names extends ValueSerializer<String> {
        @Override
        public void serialize(String value, JsonGenerator json, SerializationContext context) {
            json.writeName(Columns.of(value));
        }
    }

    /** Decimals as texts. */
    private static final class Decimals extends ValueSerializer<BigDecimal> {
        @Override
        public void serialize(BigDecimal value, JsonGenerator json, SerializationContext context) {
            json.writeString(value.toString());
        }
    }
}
