package dev.tunegate.bootstrap.story.contract;

import java.util.List;
import java.util.Random;

/** Chance that falls the same way each time. */
record Dice(Random random) {

    static Dice of(long seed) {
        return new Dice(new Random(seed));
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    /** True once in so many times. */
    boolean oneIn(int times) {
        return random.nextInt(times) == 0;
    }

    <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    long between(long least, long most) {
        return least == most ? least : random.nextLong(least, most);
    }

    /** A text of this length, mostly plain, with letters of other alphabets in between. */
    String text(int length) {
        var text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append(oneIn(12) ? one(List.of("é", "世", "Ω", " ", "'", "%", "/")) : plain());
        }
        return text.toString();
    }

    private String plain() {
        return String.valueOf((char) ('a' + random.nextInt(26)));
    }
}
