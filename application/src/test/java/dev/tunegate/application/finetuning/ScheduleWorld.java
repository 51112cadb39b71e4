package dev.tunegate.application.finetuning;

import static dev.tunegate.application.finetuning.TuningHouse.identity;
import static dev.tunegate.application.finetuning.TuningHouse.keyed;
import static dev.tunegate.application.finetuning.TuningHouse.retried;
import static dev.tunegate.application.finetuning.TuningHouse.wanted;
import static dev.tunegate.domain.access.CallerFixture.alice;

import dev.tunegate.application.finetuning.CrashingTransactions.Crash;
import dev.tunegate.domain.file.FileId;
import dev.tunegate.domain.finetuning.FineTuningJob;
import dev.tunegate.domain.finetuning.FineTuningJobs.JobFilter;
import dev.tunegate.domain.finetuning.JobId;
import dev.tunegate.domain.finetuning.JobStatus;
import dev.tunegate.domain.finetuning.RequestIdentity;
import dev.tunegate.domain.provider.Reaction;
import dev.tunegate.domain.provider.Script;
import dev.tunegate.domain.shared.ListQuery;
import dev.tunegate.domain.shared.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletionException;

/**
 * A gateway, its clients and its provider, in which at each step something happens that a seed has
 * chosen: requests and retries, deaths of the process, faults of the provider, and things that
 * happen while a call is on the wire.
 */
final class ScheduleWorld {

    private static final Duration LONG = Duration.ofDays(1);
    private static final Reaction[] FAULTS = Reaction.values();

    final TuningHouse house = new TuningHouse();
    final List<Request> requests = new ArrayList<>();
    final Map<JobId, JobStatus> ends = new HashMap<>();
    private final Map<JobId, Instant> hidden = new HashMap<>();
    private final Set<JobId> knownToRun = new HashSet<>();
    private final Random random;
    private final int longestPause;
    private final int faultOneIn;
    private final int meanwhileOneIn;
    private boolean onTheWire;

    ScheduleWorld(long seed) {
        random = new Random(seed);
        longestPause = List.of(20, 120, 400, 900).get(random.nextInt(4));
        faultOneIn = 2 + random.nextInt(5);
        meanwhileOneIn = 1 + random.nextInt(4);
        for (var script : scripts()) {
            script.before(this::meanwhile);
        }
    }

    /** What one client wants, however often it has to ask for it. */
    static final class Request {
        private final int number;
        private final FileId file;
        private final boolean withKey;
        private boolean tried;

        /** The jobs that this request was answered with. */
        final Set<JobId> told = new HashSet<>();

        Request(int number, FileId file, boolean withKey) {
            this.number = number;
            this.file = file;
            this.withKey = withKey;
        }

        private RequestIdentity next() {
            if (withKey) {
                return keyed(number, "key-" + number);
            }
            var identity = tried ? retried(number, LONG) : identity(number);
            tried = true;
            return identity;
        }
    }

    private List<Script> scripts() {
        var provider = house.provider;
        return List.of(
                provider.onStart(),
                provider.onFind(),
                provider.onLook(),
                provider.onCancel(),
                provider.onMarked());
    }

    /** One thing happens. */
    void step() {
        for (var script : scripts()) {
            script.usually(
                    chance(faultOneIn) ? FAULTS[random.nextInt(FAULTS.length)] : Reaction.ANSWER);
        }
        if (chance(2 * faultOneIn)) {
            house.transactions.crashAt(1 + random.nextInt(3), random.nextBoolean());
        }
        happen();
        house.transactions.revive();
        hideSomeNewRuns();
    }

    private void happen() {
        switch (random.nextInt(10)) {
            case 0, 1 -> ask(newRequest());
            case 2 -> askAgain();
            case 3, 4, 5 -> timePasses(Duration.ofSeconds(random.nextInt(longestPause)));
            case 6 -> providerWorks();
            case 7 -> cancelSomething();
            case 8 -> deleteSomething();
            default -> survive(house.sweep()::sweep);
        }
    }

    /** Something else happens while a call is on the wire, before it reaches the provider. */
    private void meanwhile() {
        if (house.isInTransaction()) {
            throw new AssertionError("a provider is called inside a transaction");
        }
        if (onTheWire || !chance(meanwhileOneIn)) {
            return;
        }
        onTheWire = true;
        switch (random.nextInt(9)) {
            case 0 -> die();
            case 1 -> askAgain();
            case 2 -> timePasses(Duration.ofSeconds(random.nextInt(30)));
            case 3 -> providerWorks();
            case 4 -> cancelSomething();
            case 5 -> deleteSomething();
            default -> survive(house.sweep()::sweep);
        }
        onTheWire = false;
    }

    private void die() {
        onTheWire = false;
        throw new Crash();
    }

    private Request newRequest() {
        var request = new Request(requests.size() + 1, house.copied(), random.nextBoolean());
        requests.add(request);
        return request;
    }

    private void askAgain() {
        if (!requests.isEmpty()) {
            ask(requests.get(random.nextInt(requests.size())));
        }
    }

    private void ask(Request request) {
        var identity = request.next();
        house.clock.advance(Duration.ofMillis(1));
        survive(
                () -> {
                    var wanted = wanted(request.file, identity);
                    request.told.add(house.create().create(alice(), wanted).job().id());
                });
    }

    private void timePasses(Duration time) {
        house.clock.advance(time);
        hidden.entrySet().removeIf(this::isRevealed);
        survive(house::runDue);
    }

    private boolean isRevealed(Map.Entry<JobId, Instant> one) {
        boolean now = !house.clock.instant().isBefore(one.getValue());
        if (now) {
            house.provider.reveal(one.getKey());
        }
        return now;
    }

    private void providerWorks() {
        for (var job : jobs()) {
            if (house.provider.runs(job.id()) > 0 && chance(2)) {
                moveOn(job.id());
            }
        }
    }

    private void moveOn(JobId id) {
        var next =
                switch (house.provider.run(id).status()) {
                    case VALIDATING_FILES -> JobStatus.QUEUED;
                    case QUEUED, PAUSED -> JobStatus.RUNNING;
                    case RUNNING -> chance(4) ? JobStatus.FAILED : JobStatus.SUCCEEDED;
                    case SUCCEEDED -> JobStatus.SUCCEEDED;
                    case FAILED -> JobStatus.FAILED;
                    case CANCELLED -> JobStatus.CANCELLED;
                };
        house.provider.moveTo(id, next);
    }

    private void cancelSomething() {
        var all = jobs();
        if (!all.isEmpty()) {
            var id = all.get(random.nextInt(all.size())).id().value();
            survive(() -> house.cancel().cancel(alice(), id));
        }
    }

    private void deleteSomething() {
        if (!requests.isEmpty()) {
            var file = requests.get(random.nextInt(requests.size())).file.value();
            survive(() -> house.deleteFile().delete(alice(), file));
        }
    }

    /** Clients live on when they are refused, and the world when the process dies. */
    private void survive(Runnable deed) {
        try {
            deed.run();
        } catch (Refusal | Crash e) {
            house.transactions.revive();
        } catch (IllegalStateException e) {
            requireCrash(e);
            house.transactions.revive();
        }
    }

    private static void requireCrash(IllegalStateException e) {
        if (!(e.getCause() instanceof CompletionException c) || !(c.getCause() instanceof Crash)) {
            throw e;
        }
    }

    /** A run that was taken a moment ago may not be found for a while, but within the horizon. */
    private void hideSomeNewRuns() {
        for (var job : jobs()) {
            if (house.provider.runs(job.id()) > 0 && knownToRun.add(job.id()) && chance(2)) {
                house.provider.conceal(job.id());
                var later = Duration.ofSeconds(random.nextInt(450));
                hidden.put(job.id(), house.clock.instant().plus(later));
            }
        }
    }

    /** The faults are over: everything comes to an end by itself. */
    void calmDown() {
        for (var script : scripts()) {
            script.usually(Reaction.ANSWER).before(() -> {});
        }
        hidden.keySet().forEach(house.provider::reveal);
        hidden.clear();
        finishRuns();
        house.pass(Duration.ofMinutes(15));
        finishRuns();
        house.pass(Duration.ofMinutes(3));
    }

    private void finishRuns() {
        for (var job : jobs()) {
            for (int i = 0; i < 3 && house.provider.runs(job.id()) > 0; i++) {
                moveOn(job.id());
            }
        }
    }

    List<FineTuningJob> jobs() {
        return house.jobs.list(alice(), JobFilter.NONE, ListQuery.first(1000)).items();
    }

    private boolean chance(int oneIn) {
        return random.nextInt(oneIn) == 0;
    }
}
