package dev.tunegate.bootstrap.story.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Ten thousand calls that are made up from the description, right ones and wrong ones, the same
 * ones each time: nothing fails, and nothing is answered that is not described.
 */
@Timeout(180)
final class GeneratedCallsStory {

    private static final int CALLS = 10_000;
    private static final int CALLERS = 8;

    /** Others are tried by {@code -Dtunegate.generated.seed}. */
    private static final long SEED = Long.getLong("tunegate.generated.seed", 20_261_121);

    private static final int SHOWN = 25;

    private final ContractHouse house = ContractHouse.open();
    private final Judge judge = new Judge(house);

    @Test
    void no_call_breaks_the_contract() throws Exception {
        var own = house.developer(ContractHouse.SIMULATED, ContractHouse.WIRED, ContractHouse.SLOW);
        var things = Furnishing.of(house, own);
        var keys = List.of(own, own, ContractHouse.MASTER_KEY, ContractHouse.MASTER_KEY);
        var whole = new Outcome();

        try (var callers = Executors.newFixedThreadPool(CALLERS)) {
            var all = new ArrayList<Future<Outcome>>();
            for (int i = 0; i < CALLERS; i++) {
                var dice = Dice.of(SEED + i);
                var maker = new CallMaker(house.description(), things, keys, dice);
                int caller = i;
                all.add(callers.submit(() -> outcome(maker, caller)));
            }
            for (var one : all) {
                whole.add(one.get());
            }
        }

        assertThat(whole.faults().stream().limit(SHOWN))
                .as(whole.faults().size() + " of " + CALLS)
                .isEmpty();
        assertThat(whole.calls()).isEqualTo(CALLS);
        assertThat(whole.refusedAlone().keySet())
                .as(() -> "operations that never went well: " + whole.refusedAlone())
                .hasSizeLessThan(house.description().operations().size() / 6);
        assertThat(whole.statuses().get(200))
                .as("calls that went well, of " + whole.statuses())
                .isGreaterThan(2000);
        assertThat(whole.statuses()).containsKeys(201, 400, 401, 403, 404, 405, 406, 415);
    }

    /** Every operation in turn, each caller from another one on. */
    private Outcome outcome(CallMaker maker, int caller) {
        var operations = house.description().operations();
        var outcome = new Outcome();
        for (int i = 0; i < CALLS / CALLERS; i++) {
            var call = maker.of(operations.get((caller + i) % operations.size()));
            var answer = house.send(call.request(house));
            outcome.add(call, answer, judge.faults(call, answer));
        }
        return outcome;
    }
}
