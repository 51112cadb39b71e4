package dev.tunegate.domain.grader;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A JSON value as a tree: what templates look into, and what is said to models and by them. */
public sealed interface Value {

    /** The value as JSON without blanks. */
    String json();

    /** The value as it stands in a text: a string as it is, everything else as JSON. */
    default String shown() {
        return json();
    }

    /** The member of this name; nothing but an object has any. */
    default Optional<Value> member(String name) {
        return Optional.empty();
    }

    /** The element at this place, from 0; nothing but a list has any. */
    default Optional<Value> element(int index) {
        return Optional.empty();
    }

    /** The text, if the value is one. */
    default Optional<String> text() {
        return Optional.empty();
    }

    /** The number, if the value is one that a {@code double} can hold. */
    default Optional<Double> number() {
        return Optional.empty();
    }

    /** The value that a text of JSON says; empty if it is none, or nested too deeply. */
    static Optional<Value> read(String json) {
        return ValueReader.read(json);
    }

    static Text of(String text) {
        return new Text(text);
    }

    static Numeral of(long number) {
        return new Numeral(Long.toString(number));
    }

    /** A string. */
    record Text(String value) implements Value {

        @Override
        public String json() {
            return Quoted.of(value);
        }

        @Override
        public String shown() {
            return value;
        }

        @Override
        public Optional<String> text() {
            return Optional.of(value);
        }
    }

    /**
     * A number.
     *
     * @param digits as its author wrote it
     */
    record Numeral(String digits) implements Value {

        @Override
        public String json() {
            return digits;
        }

        @Override
        public Optional<Double> number() {
            return Optional.of(Double.valueOf(digits)).filter(it -> Double.isFinite(it));
        }
    }

    /** True or false. */
    record Truth(boolean is) implements Value {

        @Override
        public String json() {
            return Boolean.toString(is);
        }
    }

    /** An explicit null. */
    record Nothing() implements Value {

        @Override
        public String json() {
            return "null";
        }
    }

    /** A list. */
    record Elements(List<Value> all) implements Value {

        public Elements {
            all = List.copyOf(all);
        }

        @Override
        public String json() {
            return all.stream().map(Value::json).collect(Collectors.joining(",", "[", "]"));
        }

        @Override
        public Optional<Value> element(int index) {
            return index >= 0 && index < all.size()
                    ? Optional.of(all.get(index))
                    : Optional.empty();
        }
    }

    /** An object, with its members in their order. */
    record Members(Map<String, Value> all) implements Value {

        public Members {
            all = Collections.unmodifiableMap(new LinkedHashMap<>(all));
        }

        @Override
        public String json() {
            return all.entrySet().stream()
                    .map(it -> Quoted.of(it.getKey()) + ":" + it.getValue().json())
                    .collect(Collectors.joining(",", "{", "}"));
        }

        @Override
        public Optional<Value> member(String name) {
            return Optional.ofNullable(all.get(name));
        }

        /** The same with one more member, or with another value of it. */
        public Members with(String name, Value value) {
            var more = new LinkedHashMap<>(all);
            more.put(name, value);
            return new Members(more);
        }

        public static Members of(String name, Value value) {
            return new Members(Map.of(name, value));
        }
    }
}
