package dev.tunegate.bootstrap.story.contract;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The official SDKs of Python and Node against the house, each script with a key of its own. */
final class SdkScriptsStory {

    private final ContractHouse house = ContractHouse.open();

    static Stream<Script> scripts() {
        return Stream.of("python", "node").flatMap(Script::in);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("scripts")
    void a_script_runs_to_its_end(Script script) throws Exception {
        script.runs(
                Map.of(
                        "HOUSE",
                        house.address(),
                        "KEY",
                        house.key(ContractHouse.SIMULATED, ContractHouse.WIRED, ContractHouse.SLOW),
                        "ADMIN",
                        ContractHouse.MASTER_KEY,
                        "ROWS",
                        ContractHouse.rows().toString()));
    }
}
