package dev.tunegate.domain.finetuning;

import dev.tunegate.domain.shared.ListQuery;
import dev.tunegate.domain.shared.Listing;
import dev.tunegate.domain.shared.OutboundPort;
import java.util.List;
import java.util.Set;

/** What happened to each job, in the order in which it was written down. */
@OutboundPort
public interface JobLog {

    /**
     * Adds events in this order; one whose key the job's log has already is passed over. One that
     * claims to be older than the event before it is dated like that one: whoever reads a log sees
     * its times in its order.
     */
    void append(JobId job, List<JobEvent> events);

    /**
     * One page of a job's events; {@code after} is an event's id. Events that are added meanwhile
     * never move those that were there.
     *
     * @throws dev.tunegate.domain.shared.Refusal.InvalidInput if {@code after} is no event of the
     *     job
     */
    Listing<JobEvent> list(JobId job, ListQuery query);

    /** The job's metrics events, oldest first, thinned evenly to at most {@code most}. */
    List<JobEvent> metrics(JobId job, int most);

    /**
     * The job's metrics events, oldest first, without the first so many. What was given at a place
     * once is given there ever after.
     */
    List<JobEvent> metricsFrom(JobId job, long place, int most);

    /** Whether the job's log has an event with one of these keys. */
    boolean hasAny(JobId job, Set<String> keys);
}
