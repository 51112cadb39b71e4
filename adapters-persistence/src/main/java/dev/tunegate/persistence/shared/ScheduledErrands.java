package dev.tunegate.persistence.shared;

import dev.tunegate.domain.shared.Errand;
import dev.tunegate.domain.shared.Errands;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Errands as rows that db-scheduler picks up. They are written here rather than through its client,
 * in one statement that no concurrent plan can make fail, and in the transaction that is under way.
 */
public final class ScheduledErrands implements Errands {

    private final JdbcClient db;

    public ScheduledErrands(JdbcClient db) {
        this.db = db;
    }

    @Override
    public void plan(Errand errand, String id, Instant at) {
        db.sql(
                        """
                        INSERT INTO scheduled_tasks
                            (task_name, task_instance, execution_time, picked, version)
                        VALUES (?, ?, ?, false, 1)
                        ON CONFLICT (task_name, task_instance) DO UPDATE SET
                            execution_time = EXCLUDED.execution_time,
                            consecutive_failures = 0,
                            version = scheduled_tasks.version + 1
                        WHERE NOT scheduled_tasks.picked
                        """)
                .params(ErrandTasks.nameOf(errand), id, Columns.of(at))
                .update();
    }
}
