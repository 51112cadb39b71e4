package dev.tunegate.providers.dataset;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One kind of row, and what is expected of it.
 *
 * @param group the heading that it stands under
 * @param upload {@code sound}, or the rule by which the check on upload refuses it
 * @param cells {@code carried}, the rule of the refusal, or {@code -}, in the order of the formats
 */
record MatrixKind(String group, String name, String row, String upload, List<String> cells) {

    private static final Pattern SHORT = Pattern.compile("\\$([0-9]*[A-Z]+)");

    private static final Map<String, String> WORDS = words();

    boolean isSound() {
        return upload.equals("sound");
    }

    @Override
    public String toString() {
        return name;
    }

    static List<MatrixKind> all() {
        var kinds = new ArrayList<MatrixKind>();
        var group = "";
        var lines = lines();
        for (int at = 0; at < lines.size(); at++) {
            var line = lines.get(at);
            if (line.startsWith("== ")) {
                group = line.substring(3);
            } else if (!line.isEmpty() && !line.startsWith("#")) {
                at++;
                kinds.add(of(group, line.split(" \\| ", -1), lines.get(at)));
            }
        }
        return kinds;
    }

    private static MatrixKind of(String group, String[] cells, String row) {
        return new MatrixKind(
                group,
                cells[0],
                written(row),
                cells[1],
                List.copyOf(Arrays.asList(cells).subList(2, cells.length)));
    }

    private static List<String> lines() {
        try (var file =
                Objects.requireNonNull(MatrixKind.class.getResourceAsStream("matrix.txt"))) {
            var text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            return List.of(text.split("\n", -1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String written(String row) {
        return SHORT.matcher(row)
                .replaceAll(
                        it ->
                                Matcher.quoteReplacement(
                                        Objects.requireNonNull(
                                                WORDS.get(it.group(1)), it.group())));
    }

    private static Map<String, String> words() {
        var words = new LinkedHashMap<String, String>();
        words.put("U", RowsFixture.USER);
        words.put("A", RowsFixture.ASSISTANT);
        words.put("S", "{\"role\":\"system\",\"content\":\"Be brief.\"}");
        words.put("D", "{\"role\":\"developer\",\"content\":\"Be exact.\"}");
        words.put(
                "CALL",
                "{\"role\":\"assistant\",\"tool_calls\":[{\"id\":\"c1\",\"type\":\"function\","
                        + "\"function\":{\"name\":\"look\",\"arguments\":\"{\\\"city\\\":1.0}\"}}]}");
        words.put("TOLD", "{\"role\":\"tool\",\"tool_call_id\":\"c1\",\"content\":\"sun\"}");
        words.put(
                "LOOK",
                "{\"type\":\"function\",\"function\":{\"name\":\"look\",\"parameters\":{\"type\":"
                        + "\"object\",\"properties\":{\"city\":{\"type\":\"string\"}}}}}");
        words.put("PNG", "iVBORw0KGgo=");
        words.put("11PICTURES", pictures(11));
        words.put("31PICTURES", pictures(31));
        words.put("MB", "One more word 一字 🙂. ".repeat(20_000));
        characters(words);
        return words;
    }

    private static void characters(Map<String, String> words) {
        words.put("LS", "\u2028");
        words.put("PS", "\u2029");
        words.put("NEL", "\u0085");
        words.put("BOM", "\ufeff");
        words.put("ACUTE", "\u0301");
        words.put("RLO", "\u202e");
        words.put("PDF", "\u202c");
        words.put("RLM", "\u200f");
        words.put("ZWJ", "\u200d");
    }

    private static String pictures(int count) {
        var picture =
                "{\"type\":\"image_url\",\"image_url\":{\"url\":\"data:image/png;base64,"
                        + "iVBORw0KGgo=\"}}";
        return String.join(",", Collections.nCopies(count, picture));
    }
}
