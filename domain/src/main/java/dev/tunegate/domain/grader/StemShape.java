package dev.tunegate.domain.grader;

/**
 * How vowels and consonants follow each other in a word. {@code y} is a consonant at the beginning
 * and behind a vowel; whatever is no vowel is a consonant, also digits and signs.
 */
final class StemShape {

    private StemShape() {}

    private static boolean[] consonants(String word) {
        var consonants = new boolean[word.length()];
        for (int i = 0; i < consonants.length; i++) {
            consonants[i] =
                    word.charAt(i) == 'y'
                            ? i == 0 || !consonants[i - 1]
                            : "aeiou".indexOf(word.charAt(i)) < 0;
        }
        return consonants;
    }

    /** How often a consonant follows a vowel: Porter's m. */
    static int measure(String stem) {
        var consonants = consonants(stem);
        int measure = 0;
        for (int i = 1; i < consonants.length; i++) {
            measure += consonants[i] && !consonants[i - 1] ? 1 : 0;
        }
        return measure;
    }

    static boolean hasVowel(String stem) {
        for (boolean consonant : consonants(stem)) {
            if (!consonant) {
                return true;
            }
        }
        return false;
    }

    static boolean endsInConsonant(String stem) {
        var consonants = consonants(stem);
        return consonants.length > 0 && consonants[consonants.length - 1];
    }

    /** Whether the last letter is a consonant and stands there twice. */
    static boolean endsInTwins(String word) {
        int last = word.length() - 1;
        return last >= 1
                && word.charAt(last) == word.charAt(last - 1)
                && endsInConsonant(word);
    }

    /**
     * Whether it ends in consonant, vowel and consonant, the last one not w, x or y; or, as NLTK
     * adds, is a vowel and a consonant.
     */
    static boolean endsShort(String word) {
        var consonants = consonants(word);
        int last = word.length() - 1;
        if (last == 1) {
            return !consonants[0] && consonants[1];
        }
        return last > 1
                && consonants[last - 2]
                && !consonants[last - 1]
                && consonants[last]
                && "wxy".indexOf(word.charAt(last)) < 0;
    }
}
