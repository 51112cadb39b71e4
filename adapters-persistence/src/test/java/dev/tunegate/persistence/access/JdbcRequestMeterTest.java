package dev.tunegate.persistence.access;

import dev.tunegate.domain.access.RequestMeter;
import dev.tunegate.domain.access.RequestMeterContract;
import dev.tunegate.persistence.shared.TestDatabase;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;

/** Requests counted in a real database. */
final class JdbcRequestMeterTest implements RequestMeterContract {

    private static final TestDatabase DATABASE = new TestDatabase();

    private final JdbcRequestMeter meter =
            new JdbcRequestMeter(DATABASE.db(), DATABASE.transactions());

    @BeforeEach
    void emptyTables() {
        DATABASE.empty("request_meter");
    }

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @Override
    public RequestMeter meter() {
        return meter;
    }

    /** The clock is the database's: what stands in the rows goes back instead. */
    @Override
    public void elapse(Duration time) {
        DATABASE.db()
                .sql("UPDATE request_meter SET ends = ends - make_interval(secs => ?)")
                .param(time.toSeconds())
                .update();
    }
}
