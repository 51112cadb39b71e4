package dev.tunegate.providers.dataset;

import tools.jackson.core.ErrorReportConfiguration;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;

/**
 * How rows are parsed and written. The check and the conversion read with the same rules, so that
 * what one of them sees the other sees too: a member that is named twice is refused by both.
 */
final class RowJson {

    private static final int DEEPEST = 64;
    private static final int LONGEST_NUMBER = 64;

    private RowJson() {}

    static JsonFactory factory(int maxLineBytes) {
        return JsonFactory.builder()
                .streamReadConstraints(
                        StreamReadConstraints.builder()
                                .maxNestingDepth(DEEPEST)
                                .maxNumberLength(LONGEST_NUMBER)
                                .maxStringLength(maxLineBytes)
                                .build())
                .errorReportConfiguration(
                        ErrorReportConfiguration.builder().maxErrorTokenLength(20).build())
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
                .build();
    }
}
