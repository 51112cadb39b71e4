package dev.tunegate.providers.vertex;

import dev.tunegate.domain.dataset.DataTerms;
import dev.tunegate.domain.dataset.DatasetFormat;
import dev.tunegate.domain.dataset.Finding;
import dev.tunegate.domain.file.FileStore.Outgoing;
import dev.tunegate.domain.provider.Limit;
import dev.tunegate.domain.provider.Source;
import dev.tunegate.providers.dataset.RowFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** Which training data Gemini takes. */
final class GeminiData {

    private static final Source SFT =
            Source.of("Vertex AI, About supervised fine-tuning for Gemini models", "2026-11-21");
    private static final Source DPO =
            Source.of("Vertex AI, About preference tuning for Gemini models", "2026-11-21");

    private static final long MOST_BYTES = 1L << 30;
    private static final long MOST_CHATS = 1_000_000;
    private static final long MOST_PREFERENCES = 10_000_000;

    static final DataTerms TERMS =
            new DataTerms(
                    Map.of(
                            DatasetFormat.CHAT, "Gemini supervised tuning JSON Lines",
                            DatasetFormat.PREFERENCE, "Gemini preference tuning JSON Lines"),
                    OptionalLong.of(MOST_BYTES),
                    List.of(
                            new Limit("file size", "1 GB", SFT),
                            new Limit("rows of chats", "1,000,000; 300,000 with pictures", SFT),
                            new Limit("rows of preferences", "10,000,000", DPO),
                            new Limit("a row", "131,072 tokens (Gemini 2.5 Flash)", SFT),
                            new Limit("a validation file", "5,000 rows", SFT)));

    private GeminiData() {}

    static RowFormat rows(DatasetFormat format) {
        return format == DatasetFormat.PREFERENCE
                ? GeminiRows.preference()
                : GeminiRows.supervised();
    }

    /** What the object with the rows is called. */
    static String word(DatasetFormat format) {
        return format == DatasetFormat.PREFERENCE ? "gemini-preference" : "gemini-supervised";
    }

    static List<Finding> noTrainingData() {
        return List.of(
                new Finding(
                        1,
                        0,
                        "unsupported_purpose",
                        "Vertex AI takes training files only, with the purpose 'fine-tune'."));
    }

    /** What is too big about a file as a whole. */
    static List<Finding> tooMuch(Outgoing file, DatasetFormat format) {
        var findings = new ArrayList<Finding>();
        if (file.bytes() > MOST_BYTES) {
            findings.add(
                    new Finding(1, 0, "file_too_large", "Vertex AI takes files of at most 1 GB."));
        }
        long most = format == DatasetFormat.PREFERENCE ? MOST_PREFERENCES : MOST_CHATS;
        if (file.content().rows() > most) {
            findings.add(
                    new Finding(
                            most + 1,
                            0,
                            "too_many_rows",
                            "Vertex AI takes at most " + most + " rows."));
        }
        return findings;
    }
}
