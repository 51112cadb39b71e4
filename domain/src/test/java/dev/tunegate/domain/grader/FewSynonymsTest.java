package dev.tunegate.domain.grader;

/** The fake keeps the contract. */
final class FewSynonymsTest implements SynonymsContract {

    @Override
    public Synonyms synonyms() {
        return new FewSynonyms();
    }
}
