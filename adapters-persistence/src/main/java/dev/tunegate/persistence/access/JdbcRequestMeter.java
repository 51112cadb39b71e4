package dev.tunegate.persistence.access;

import dev.tunegate.domain.access.Quota;
import dev.tunegate.domain.access.RequestMeter;
import dev.tunegate.domain.shared.Transactions;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Counts requests in rows, one for each scope, by the database's clock. One statement opens the
 * window where the last is over, counts, and answers; it takes the rows in order, so that none
 * waits for another in a circle.
 */
public final class JdbcRequestMeter implements RequestMeter {

    private final JdbcClient db;
    private final Transactions transactions;

    public JdbcRequestMeter(JdbcClient db, Transactions transactions) {
        this.db = db;
        this.transactions = transactions;
    }

    @Override
    public List<Reading> count(List<Quota> quotas) {
        return transactions.call(() -> allOrNone(quotas));
    }

    /** The rows are ours until the transaction ends: nobody sees a count that is taken back. */
    private List<Reading> allOrNone(List<Quota> quotas) {
        var readings = readings(quotas);
        if (readings.stream().noneMatch(Reading::full)) {
            return readings;
        }
        db.sql("UPDATE request_meter SET used = used - 1 WHERE scope = ANY(?)")
                .param(scopes(quotas))
                .update();
        return readings.stream().map(JdbcRequestMeter::takenBack).toList();
    }

    private static Reading takenBack(Reading counted) {
        return counted.full()
                ? counted
                : new Reading(counted.quota(), false, counted.remaining() + 1, counted.reset());
    }

    private List<Reading> readings(List<Quota> quotas) {
        var counted =
                db
                        .sql(
                                """
                                INSERT INTO request_meter AS held (scope, used, ends)
                                SELECT scope, 1, clock_timestamp() + make_interval(secs => :window)
                                FROM unnest(:scopes) AS scope ORDER BY scope
                                ON CONFLICT (scope) DO UPDATE SET
                                    used = CASE WHEN held.ends <= clock_timestamp()
                                        THEN 1 ELSE held.used + 1 END,
                                    ends = CASE WHEN held.ends <= clock_timestamp()
                                        THEN EXCLUDED.ends ELSE held.ends END
                                RETURNING scope, used,
                                    extract(epoch FROM ends - clock_timestamp()) AS seconds
                                """)
                        .param("window", WINDOW.toSeconds())
                        .param("scopes", scopes(quotas))
                        .query(Counted::of)
                        .list()
                        .stream()
                        .collect(Collectors.toMap(Counted::scope, it -> it));
        return quotas.stream()
                .map(it -> Objects.requireNonNull(counted.get(it.scope())).against(it))
                .toList();
    }

    /** A row as it is after the request was counted. */
    private record Counted(String scope, long used, Duration reset) {

        static Counted of(ResultSet row, int number) throws SQLException {
            long millis = (long) (row.getDouble("seconds") * 1000);
            return new Counted(
                    row.getString("scope"),
                    row.getLong("used"),
                    Duration.ofMillis(Math.max(1, millis)));
        }

        Reading against(Quota quota) {
            long limit = quota.limits().requestsPerMinute().orElseThrow();
            return new Reading(quota, used > limit, Math.max(0, limit - used), reset);
        }
    }

    private static String[] scopes(List<Quota> quotas) {
        return quotas.stream().map(Quota::scope).toArray(String[]::new);
    }

    @Override
    public void tidy() {
        db.sql("DELETE FROM request_meter WHERE ends < clock_timestamp() - interval '1 minute'")
                .update();
    }
}
