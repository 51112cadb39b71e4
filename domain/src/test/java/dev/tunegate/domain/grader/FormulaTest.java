package dev.tunegate.domain.grader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.DoubleSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What formulas come to, and what is none. */
final class FormulaTest {

    private static final Map<String, Double> SCORES = Map.of("a", 0.5, "b", 2.0, "größe_1", -3.0);

    private static double value(String formula) throws Formula.Malformed {
        return Formula.of(formula).value(SCORES);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1 | 1",
                "a | 0.5",
                "größe_1 | -3",
                "0.5*a + 0.5*b | 1.25",
                "1 - 2 - 3 | -4",
                "8 / 4 / 2 | 1",
                "2 ^ 3 ^ 2 | 512",
                "-2 ^ 2 | -4",
                "(-2) ^ 2 | 4",
                "2 ^ -1 | 0.5",
                "2 ^ -2 ^ 2 | 0.0625",
                "--3 | 3",
                "1 - -1 | 2",
                "2 * -3 | -6",
                "+5 | 5",
                "1 + 2 * 3 | 7",
                "(1 + 2) * 3 | 9",
                "min(3, a, b) | 0.5",
                "max(3) | 3",
                "max(min(1,2),a) | 1",
                "abs(-3)+floor(1.9)+ceil(1.1) | 6",
                "exp(0) + log(1) + sqrt(9) | 4",
                ".5 + 1. + 1e2 + 1E-1 | 101.6",
                "  ( ( a ) )  | 0.5",
            })
    void a_formula_comes_to_its_value(String formula, double value) throws Formula.Malformed {
        assertThat(value(formula)).isCloseTo(value, within(1e-12));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "1 +",
                "* 2",
                "(1",
                "1)",
                "1 2",
                "a b",
                "a(1)",
                "min()",
                "min(1,)",
                "abs(1,2)",
                "MIN(1)",
                "1,2",
                "1e9999",
                "0x10",
                "a.b",
                "a[0]",
                "'a'",
                "a == b",
                "a ? 1 : 2",
                "a % b",
                "a ** b",
                "a; b",
                "{{7*7}}",
                "${7*7}",
                "#{7*7}",
                "T(java.lang.Runtime)",
                "__import__('os').system('id')",
                "new java.io.File('x')",
                "exec(1)",
                "eval(1)",
                "1\u00002",
                "１+１",
            })
    void everything_else_is_no_formula(String text) {
        assertThatThrownBy(() -> Formula.of(text))
                .isInstanceOfSatisfying(
                        Formula.Malformed.class, it -> assertThat(it.fault()).contains("character"));
    }

    @Test
    void a_formula_knows_whom_it_names() throws Formula.Malformed {
        assertThat(Formula.of("a + max(b, a) * min").names()).containsExactlyInAnyOrder("a", "b", "min");
    }

    @Test
    void what_has_no_value_is_no_finite_number() throws Formula.Malformed {
        for (var formula : List.of("1/0", "0/0", "log(-1)", "sqrt(-1)", "exp(1000)", "log(0)")) {
            assertThat(Double.isFinite(value(formula))).as(formula).isFalse();
        }
    }

    @Test
    void length_and_depth_are_bounded() throws Formula.Malformed {
        var long1 = "1" + "+1".repeat((Formula.MOST_LENGTH - 1) / 2);
        assertThat(value(long1)).isEqualTo((Formula.MOST_LENGTH - 1) / 2 + 1.0);
        assertThat(value("-".repeat(4000) + "1")).isEqualTo(1);
        assertThatThrownBy(() -> Formula.of(long1 + "+1+1")).isInstanceOf(Formula.Malformed.class);
        assertThatThrownBy(() -> Formula.of("(".repeat(2000) + "1" + ")".repeat(2000)))
                .isInstanceOf(Formula.Malformed.class);
        assertThatThrownBy(() -> Formula.of("2^".repeat(2000) + "1"))
                .isInstanceOf(Formula.Malformed.class);
        assertThatThrownBy(() -> Formula.of("abs(".repeat(1000)))
                .isInstanceOf(Formula.Malformed.class);
    }

    /** A formula made by chance, and its value found without reading it. */
    private record Made(String text, DoubleSupplier value) {}

    @Test
    void thousands_of_formulas_come_to_what_they_were_made_of() throws Formula.Malformed {
        var chance = new Random(5);
        int finite = 0;
        for (int i = 0; i < 5000; i++) {
            var made = made(chance, 5);
            double expected = made.value().getAsDouble();
            double found = value(made.text());

            if (Double.isFinite(expected)) {
                finite++;
                assertThat(found)
                        .as(made.text())
                        .isCloseTo(expected, within(1e-9 * Math.max(1, Math.abs(expected))));
            } else {
                assertThat(Double.compare(found, expected)).as(made.text()).isZero();
            }
        }
        assertThat(finite).isGreaterThan(2000);
    }

    /** Every operand stands in parentheses of its own, so that no rule of precedence is shared. */
    private static Made made(Random chance, int depth) {
        if (depth == 0 || chance.nextInt(6) == 0) {
            return leaf(chance);
        }
        var one = made(chance, depth - 1);
        var two = made(chance, depth - 1);
        return switch (chance.nextInt(14)) {
            case 0 -> both(one, "+", two, chance, () -> of(one) + of(two));
            case 1 -> both(one, "-", two, chance, () -> of(one) - of(two));
            case 2 -> both(one, "*", two, chance, () -> of(one) * of(two));
            case 3 -> both(one, "/", two, chance, () -> of(one) / of(two));
            case 4 -> both(one, "^", two, chance, () -> Math.pow(of(one), of(two)));
            case 5 -> new Made("-(" + one.text() + ")", () -> -of(one));
            case 6 -> many("min", one, two, () -> Math.min(of(one), of(two)));
            case 7 -> many("max", one, two, () -> Math.max(of(one), of(two)));
            case 8 -> call("abs", one, () -> Math.abs(of(one)));
            case 9 -> call("floor", one, () -> Math.floor(of(one)));
            case 10 -> call("ceil", one, () -> Math.ceil(of(one)));
            case 11 -> call("exp", one, () -> Math.exp(of(one)));
            case 12 -> call("sqrt", one, () -> Math.sqrt(of(one)));
            default -> call("log", one, () -> Math.log(of(one)));
        };
    }

    private static double of(Made made) {
        return made.value().getAsDouble();
    }

    private static Made leaf(Random chance) {
        if (chance.nextBoolean()) {
            var name = List.of("a", "b", "größe_1").get(chance.nextInt(3));
            return new Made(name, () -> SCORES.getOrDefault(name, 0.0));
        }
        double number = chance.nextInt(1000) / 100.0;
        return new Made(Double.toString(number), () -> number);
    }

    private static Made both(
            Made one, String sign, Made two, Random chance, DoubleSupplier value) {
        var blank = " ".repeat(chance.nextInt(3));
        return new Made(
                "(" + one.text() + ")" + blank + sign + blank + "(" + two.text() + ")", value);
    }

    private static Made many(String name, Made one, Made two, DoubleSupplier value) {
        return new Made(name + "(" + one.text() + ", " + two.text() + ")", value);
    }

    private static Made call(String name, Made one, DoubleSupplier value) {
        return new Made(name + " (" + one.text() + ")", value);
    }

    @Test
    void chains_without_parentheses_group_as_in_mathematics() throws Formula.Malformed {
        var chance = new Random(7);
        for (int i = 0; i < 2000; i++) {
            var text = new StringBuilder();
            double sum = 0;
            for (int term = 0; term < 1 + chance.nextInt(6); term++) {
                boolean minus = term > 0 && chance.nextBoolean();
                text.append(term == 0 ? "" : minus ? " - " : "+");
                double product = 1;
                for (int factor = 0; factor < 1 + chance.nextInt(4); factor++) {
                    boolean divided = factor > 0 && chance.nextBoolean();
                    int base = 1 + chance.nextInt(4);
                    int power = chance.nextInt(3);
                    text.append(factor == 0 ? "" : divided ? "/" : " *").append(base);
                    text.append("^").append(power);
                    double raised = Math.pow(base, power);
                    product = divided ? product / raised : product * raised;
                }
                sum += minus ? -product : product;
            }
            assertThat(value(text.toString())).as(text.toString()).isCloseTo(sum, within(1e-9));
        }
    }
}
