package dev.tunegate.bootstrap.configuration;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Puts {@code files_settings} beside {@code finetune_settings}: an entry of each for one account
 * makes one account, for a job must find its files where it runs.
 */
final class Pairing {

    private final Reading reading;
    private final List<ConfiguredAccount> tuning;
    private final List<ConfiguredAccount> paired;
    private final List<Integer> taken = new ArrayList<>();
    private final List<ConfiguredAccount> alone = new ArrayList<>();

    Pairing(Reading reading, List<ConfiguredAccount> tuning) {
        this.reading = reading;
        this.tuning = tuning;
        this.paired = new ArrayList<>(tuning);
    }

    List<ConfiguredAccount> with(List<ConfiguredAccount> files) {
        files.forEach(this::place);
        alone.forEach(this::refuseIfMeantForAnother);
        paired.addAll(alone);
        return List.copyOf(paired);
    }

    private void place(ConfiguredAccount files) {
        var partners = partners(files);
        if (partners.isEmpty()) {
            alone.add(files);
        } else if (partners.size() > 1) {
            reading.problem(
                    files.place(),
                    "fits several accounts of finetune_settings; give it the credential_name of"
                            + " one.");
        } else if (taken.contains(partners.getFirst())) {
            reading.problem(files.place(), Accounts.SAME);
        } else {
            pair(partners.getFirst(), files);
        }
    }

    /** Those that go by its name, or by none as it does; failing that, those that it may be. */
    private List<Integer> partners(ConfiguredAccount files) {
        var fitting =
                IntStream.range(0, tuning.size())
                        .filter(it -> fits(files, tuning.get(it)))
                        .boxed()
                        .toList();
        var namesakes =
                fitting.stream().filter(it -> hasNameOf(files, tuning.get(it))).limit(1).toList();
        return namesakes.isEmpty() ? fitting : namesakes;
    }

    private static boolean fits(ConfiguredAccount files, ConfiguredAccount tuning) {
        if (!tuning.isOf(files.provider())) {
            return false;
        }
        if (files.account().isNamed() && tuning.account().isNamed()) {
            return hasNameOf(files, tuning);
        }
        var provider = files.provider();
        return files.account().isWhere(tuning.account(), provider)
                && (hasNameOf(files, tuning)
                        || !files.account().isOtherwiseKnown(tuning.account(), provider));
    }

    private static boolean hasNameOf(ConfiguredAccount one, ConfiguredAccount other) {
        return one.account().name().equals(other.account().name());
    }

    private void pair(int partner, ConfiguredAccount files) {
        var account = tuning.get(partner);
        taken.add(partner);
        if (files.account().isElsewhere(account.account(), files.provider())) {
            refuseAddress(files);
            return;
        }
        if (files.account().isOtherwiseKnown(account.account(), files.provider())) {
            reading.warning(
                    files.place(),
                    "has another credential than finetune_settings for one account; that of"
                            + " finetune_settings is used.");
        }
        paired.set(partner, account.over(files));
    }

    /** Two without names that did not find each other were meant to be one. */
    private void refuseIfMeantForAnother(ConfiguredAccount files) {
        boolean hasLonely =
                IntStream.range(0, tuning.size())
                        .filter(it -> !taken.contains(it))
                        .mapToObj(tuning::get)
                        .anyMatch(it -> it.isOf(files.provider()) && !it.account().isNamed());
        if (hasLonely && !files.account().isNamed()) {
            refuseAddress(files);
        }
    }

    private void refuseAddress(ConfiguredAccount files) {
        reading.problem(
                files.place(),
                "has another address for "
                        + files.provider().provider()
                        + " than finetune_settings; files and jobs must live in one account. A"
                        + " further account needs a credential_name.");
    }
}
