package dev.tunegate.domain.access;

import dev.tunegate.domain.shared.OutboundPort;
import java.time.Duration;
import java.util.List;

/**
 * Counts requests in windows of one minute. A window opens with the first request after the last
 * one is over. The count is one for all nodes, by one clock, and never lets through more than the
 * limit in one window.
 */
@OutboundPort
public interface RequestMeter {

    /** How long requests are counted together. */
    Duration WINDOW = Duration.ofMinutes(1);

    /**
     * Counts one request towards each of these quotas, all of which limit requests; towards none if
     * one of them is used up.
     *
     * @return how each stands after that, in the given order
     */
    List<Reading> count(List<Quota> quotas);

    /** Forgets windows that are long over; what they counted matters to nobody. */
    void tidy();

    /**
     * How much of a quota is used.
     *
     * @param full whether the request was not counted because no more of them fit
     * @param remaining how many more requests this window has room for
     * @param reset until the window is over
     */
    record Reading(Quota quota, boolean full, long remaining, Duration reset) {}
}
