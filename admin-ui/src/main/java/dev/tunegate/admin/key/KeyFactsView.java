package dev.tunegate.admin.key;

import dev.tunegate.admin.key.KeysView.Choice;
import dev.tunegate.admin.web.Moments;
import dev.tunegate.admin.web.Operator;
import dev.tunegate.domain.access.Permission;
import dev.tunegate.domain.key.VirtualKey;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.web.util.UriUtils;

/**
 * Everything that the page of one key tells.
 *
 * @param version of what is shown, so that nobody rotates a key that somebody else just has
 */
record KeyFactsView(KeyView key, List<Fact> facts, long version, List<Choice> overlaps) {

    /** A name and a value; {@code address} is empty where there is no page to go to. */
    record Fact(String name, String value, String address) {}

    static KeyFactsView of(VirtualKey key, Operator operator, Moments moments) {
        return new KeyFactsView(
                KeyView.of(key, operator, moments),
                facts(key, operator, moments),
                key.revision().version(),
                Stream.of(Overlap.values())
                        .map(
                                it ->
                                        new Choice(
                                                "overlap-" + it.word(),
                                                it.word(),
                                                it.label(),
                                                it == Overlap.DAY))
                        .toList());
    }

    private static List<Fact> facts(VirtualKey key, Operator operator, Moments moments) {
        var facts = new ArrayList<Fact>();
        var holder = key.holder();
        var users = operator.may(Permission.USERS_READ) ? "/admin/users/" : "";
        var teams = operator.may(Permission.TEAMS_READ) ? "/admin/teams/" : "";
        holder.user().ifPresent(it -> facts.add(linked("User", it.value(), users)));
        holder.team().ifPresent(it -> facts.add(linked("Team", it.value(), teams)));
        holder.organization().ifPresent(it -> facts.add(plain("Organization", it.value())));
        if (facts.isEmpty()) {
            facts.add(plain("Owner", KeyLabels.of(holder)));
        }
        facts.add(plain("For", KeyLabels.of(key.powers().type())));
        facts.add(
                plain(
                        "Environment",
                        switch (key.powers().environment()) {
                            case LIVE -> "Live";
                            case TEST -> "Test: reaches the simulator alone";
                        }));
        var limits = KeyLabels.of(key.powers().limits());
        facts.add(plain("Limits", limits.isEmpty() ? "none" : String.join(", ", limits)));
        facts.add(plain("Created by", key.revision().createdBy()));
        facts.add(
                plain(
                        "Answered for by",
                        holder.voucher().map(Object::toString).orElse("the administrator")));
        key.proof()
                .former()
                .filter(it -> it.until().isAfter(moments.now()))
                .map(it -> "opens until " + moments.view(it.until()).shown() + " UTC")
                .ifPresent(it -> facts.add(plain("Former secret", it)));
        return facts;
    }

    private static Fact plain(String name, String value) {
        return new Fact(name, value, "");
    }

    private static Fact linked(String name, String value, String under) {
        var last = UriUtils.encode(value, StandardCharsets.UTF_8);
        return new Fact(name, value, under.isEmpty() ? "" : under + last);
    }
}
