package dev.tunegate.persistence.finetuning;

import static dev.tunegate.domain.finetuning.JobFixture.aJob;
import static dev.tunegate.domain.finetuning.RunFixture.aMessage;
import static dev.tunegate.domain.finetuning.RunFixture.aMetric;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.domain.finetuning.EventId;
import dev.tunegate.domain.finetuning.InMemoryJobLog;
import dev.tunegate.domain.finetuning.JobEvent;
import dev.tunegate.domain.finetuning.JobId;
import dev.tunegate.domain.finetuning.JobLog;
import dev.tunegate.domain.finetuning.JobLogContract;
import dev.tunegate.domain.finetuning.RunFixture;
import dev.tunegate.domain.shared.ListQuery;
import dev.tunegate.domain.shared.Race;
import dev.tunegate.persistence.secret.TestSeals;
import dev.tunegate.persistence.shared.TestDatabase;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Jobs' logs in a real database. */
final class JdbcJobLogTest implements JobLogContract {

    private static final TestDatabase DATABASE = new TestDatabase();

    private final JdbcJobLog log =
            new JdbcJobLog(DATABASE.db(), DATABASE.transactions(), TestSeals.ids());
    private JobId job = JobId.fresh();

    @BeforeEach
    void addJob() {
        DATABASE.empty("fine_tuning_job");
        var added = aJob().build();
        job = added.id();
        new JdbcFineTuningJobs(DATABASE.db(), DATABASE.transactions(), TestSeals.ids())
                .addUnlessRepeated(added, Optional::empty);
    }

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @Override
    public JobLog log() {
        return log;
    }

    @Override
    public JobId aLoggedJob() {
        var added = aJob().build();
        new JdbcFineTuningJobs(DATABASE.db(), DATABASE.transactions(), TestSeals.ids())
                .addUnlessRepeated(added, Optional::empty);
        return added.id();
    }

    @Test
    void an_event_comes_back_with_its_figures_in_their_order() {
        var data = new LinkedHashMap<String, BigDecimal>();
        data.put("train_loss", new BigDecimal("1.250"));
        data.put("a", new BigDecimal("1E+3"));
        data.put("step", BigDecimal.TEN);
        var event =
                new JobEvent(
                        EventId.fresh(),
                        "key\n1",
                        RunFixture.CREATED_AT,
                        JobEvent.Level.WARN,
                        new JobEvent.Text("Schritt zehn ✓", data));

        log.append(job, List.of(event));

        var found = log.list(job, ListQuery.first(1)).items().getFirst();
        assertThat(found).isEqualTo(event);
        assertThat(found.text().data().keySet()).containsExactly("train_loss", "a", "step");
    }

    @Test
    void a_providers_words_are_stored_whatever_they_hold() {
        log.append(job, List.of(aMessage("odd\0", "\0 \uD800")));
        log.append(job, List.of(aMessage("odd\0", "again")));

        assertThat(log.list(job, ListQuery.first(5)).items()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"10,10", "11,10", "19,10", "20,10", "1000,7", "3,1", "5,100"})
    void metrics_are_thinned_like_those_of_the_fake(int total, int most) {
        var fake = new InMemoryJobLog();
        var events = LongStream.rangeClosed(1, total).mapToObj(RunFixture::aMetric).toList();
        fake.append(job, events);
        log.append(job, events);
        log.append(job, List.of(aMessage("between", "no metrics")));

        var metrics = log.metrics(job, most);

        assertThat(metrics).isEqualTo(fake.metrics(job, most)).hasSize(Math.min(total, most));
        assertThat(metrics.getLast()).isEqualTo(events.getLast());
    }

    @Test
    void one_event_reported_by_many_at_once_is_added_once() {
        Race.of(6, () -> log.append(job, List.of(aMetric(1), aMetric(2))));

        assertThat(log.list(job, ListQuery.first(10)).items()).hasSize(2);
    }

    @Test
    void a_reader_that_follows_the_log_misses_nothing_while_others_write() {
        var number = new AtomicInteger();
        var reader = new AtomicInteger();
        var seen = new ArrayList<String>();

        Race.of(
                5,
                () -> {
                    if (reader.getAndIncrement() == 0) {
                        follow(seen, 80);
                    } else {
                        for (int i = 0; i < 20; i++) {
                            log.append(job, List.of(aMetric(number.incrementAndGet())));
                        }
                    }
                });

        assertThat(seen).hasSize(80).doesNotHaveDuplicates();
    }

    private void follow(List<String> seen, int until) {
        var after = Optional.<String>empty();
        for (int look = 0; look < 5000 && seen.size() < until; look++) {
            var query = new ListQuery(after, 3, ListQuery.Order.OLDEST_FIRST);
            for (var event : log.list(job, query).items()) {
                seen.add(event.key());
                after = Optional.of(event.id().value());
            }
        }
    }
}
