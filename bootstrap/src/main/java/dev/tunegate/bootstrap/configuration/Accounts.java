package dev.tunegate.bootstrap.configuration;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The accounts that are defined once: by their names, and each provider's default one. */
final class Accounts {

    private static final Set<String> NOTHING_IDLE = Set.of();

    private final Reading reading;
    private final AccountReader reader;
    private final Map<String, Account> named = new LinkedHashMap<>();
    private final Map<String, Account> defaults = new LinkedHashMap<>();

    Accounts(Section top, Reading reading) {
        this.reading = reading;
        this.reader = new AccountReader(reading);
        top.sections("credential_list").forEach(this::addNamed);
        var tuning = settings(top, "finetune_settings");
        var files = settings(top, "files_settings");
        defaults.putAll(tuning);
        files.forEach((provider, account) -> addFiles(top, provider, account));
    }

    private void addNamed(Section entry) {
        var name = entry.required("credential_name");
        var values = entry.section("credential_values");
        entry.section("credential_info");
        entry.finish(NOTHING_IDLE);
        if (values.isEmpty()) {
            reading.problem(entry.place(), "lacks credential_values.");
            return;
        }
        var account = reader.full(values.get());
        values.get().finish(Set.of("api_version"));
        if (name.isPresent() && named.putIfAbsent(name.get(), account) != null) {
            reading.problem(
                    entry.place("credential_name"), "names an account that is there already.");
        }
    }

    private Map<String, Account> settings(Section top, String key) {
        var found = new LinkedHashMap<String, Account>();
        for (var entry : top.sections(key)) {
            var provider = entry.required("custom_llm_provider");
            var account = reader.full(entry);
            entry.finish(Set.of("api_version"));
            provider.ifPresent(it -> add(found, entry, it, account));
        }
        return found;
    }

    private void add(Map<String, Account> found, Section entry, String name, Account account) {
        var place = entry.place("custom_llm_provider");
        if (!ProviderWords.NAMES.contains(name)) {
            reading.problem(place, "names a provider that is not there" + ProviderWords.OFFER);
        } else if (found.putIfAbsent(name, account) != null) {
            reading.problem(
                    place,
                    "stands for its provider a second time; name further accounts in"
                            + " credential_list.");
        }
    }

    /** Files and jobs of one provider live in one account, or no job would find its files. */
    private void addFiles(Section top, String provider, Account files) {
        var tuning = defaults.get(provider);
        if (tuning == null) {
            defaults.put(provider, files);
        } else if (!tuning.apiBase().equals(files.apiBase())) {
            reading.problem(
                    top.place("files_settings"),
                    "has another api_base for "
                            + provider
                            + " than finetune_settings; files"
                            + " and jobs must live in one account.");
        } else {
            defaults.put(provider, tuning.over(files));
        }
    }

    Optional<Account> named(String name) {
        return Optional.ofNullable(named.get(name));
    }

    Account ofProvider(String provider) {
        return defaults.getOrDefault(provider, Account.NOTHING);
    }
}
