package dev.tunegate.api.catalog;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import dev.tunegate.api.catalog.CapabilitiesBody.SourceBody;
import dev.tunegate.domain.finetuning.Term;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a provider makes of one parameter.
 *
 * @param support {@code range}, {@code one_of}, {@code taken}, {@code ignored}, {@code
 *     refused} or {@code by_gateway}
 */
@JsonInclude(Include.NON_NULL)
record TermBody(
        String support,
        @Nullable BigDecimal minimum,
        @Nullable BigDecimal maximum,
        @Nullable List<String> values,
        String description,
        SourceBody source) {

    static TermBody of(Term term) {
        return switch (term) {
            case Term.Numbers it -> range(it);
            case Term.OneOf it ->
                    new TermBody("one_of", null, null, it.words(), it.sentence(), source(it));
            case Term.Taken it -> plain("taken", it);
            case Term.Ignored it -> plain("ignored", it);
            case Term.Refused it -> plain("refused", it);
            case Term.ByGateway it -> plain("by_gateway", it);
        };
    }

    private static TermBody range(Term.Numbers term) {
        return new TermBody(
                "range", term.least(), term.most(), null, term.sentence(), source(term));
    }

    private static TermBody plain(String support, Term term) {
        return new TermBody(support, null, null, null, term.sentence(), source(term));
    }

    private static SourceBody source(Term term) {
        return SourceBody.of(term.source());
    }
}
