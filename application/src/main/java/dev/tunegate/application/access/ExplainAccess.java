package dev.tunegate.application.access;

import dev.tunegate.application.access.Explanation.Check;
import dev.tunegate.application.access.Explanation.Reason;
import dev.tunegate.application.shared.UseCase;
import dev.tunegate.domain.access.AccessPolicy;
import dev.tunegate.domain.access.Caller;
import dev.tunegate.domain.access.KeyId;
import dev.tunegate.domain.access.Permission;
import dev.tunegate.domain.access.Place;
import dev.tunegate.domain.access.Rights;
import dev.tunegate.domain.catalog.ModelName;
import dev.tunegate.domain.key.VirtualKey;
import dev.tunegate.domain.key.VirtualKeys;
import dev.tunegate.domain.shared.Refusal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Says why a key may do something or may not. It asks the very same policy as whatever turns the
 * key's holder down, and only takes the answer apart.
 */
@UseCase
public final class ExplainAccess {

    private final VirtualKeys keys;
    private final KeyRights rights;
    private final KeyStanding standing;
    private final ExplainModel models;
    private final Clock clock;

    public ExplainAccess(
            VirtualKeys keys,
            KeyRights rights,
            KeyStanding standing,
            ExplainModel models,
            Clock clock) {
        this.keys = keys;
        this.rights = rights;
        this.standing = standing;
        this.models = models;
        this.clock = clock;
    }

    /**
     * @param model empty means whichever: only the rights are explained
     * @throws Refusal.NotFound if there is no such key for the caller
     */
    public Explanation explain(
            Caller caller, KeyId id, Optional<ModelName> model, Operation operation) {
        AccessPolicy.require(caller, Permission.ACCESS_READ);
        var key =
                keys.find(id)
                        .filter(it -> rights.mayRead(caller, it))
                        .orElseThrow(() -> new Refusal.NotFound("key", id.value(), "key"));
        var reasons = new ArrayList<Reason>(validity(key));
        holder(key, reasons)
                .ifPresent(
                        it -> {
                            reasons.addAll(rights(key, it, operation));
                            model.ifPresent(
                                    name -> reasons.addAll(models.reasons(it, name, operation)));
                        });
        reasons.addAll(standing.limits(key));
        return new Explanation(reasons);
    }

    private List<Reason> validity(VirtualKey key) {
        boolean blocked = key.validity().blocked();
        boolean over = key.validity().isOver(clock.instant());
        return List.of(
                new Reason(
                        Check.BLOCKED,
                        "the key",
                        !blocked,
                        blocked ? "It is blocked." : "It is not blocked."),
                new Reason(
                        Check.EXPIRED,
                        "the key",
                        !over,
                        key.validity()
                                .expiresAt()
                                .map(it -> (over ? "It opened until " : "It opens until ") + it)
                                .orElse("It opens until it is deleted.")));
    }

    /** Who the key's holder would be as a caller; empty if nobody is left. */
    private Optional<Caller> holder(VirtualKey key, List<Reason> reasons) {
        try {
            var holder = standing.caller(key);
            reasons.add(
                    new Reason(
                            Check.HOLDER,
                            whose(key),
                            true,
                            "Whoever holds the key is there and not blocked."));
            return Optional.of(holder);
        } catch (Refusal.NotAuthenticated e) {
            reasons.add(new Reason(Check.HOLDER, whose(key), false, e.reason()));
            return Optional.empty();
        }
    }

    private static String whose(VirtualKey key) {
        var holder = key.holder();
        var user = holder.user().map(it -> "the user '" + it + "'");
        var team = holder.team().map(it -> "the team '" + it + "'");
        return user.flatMap(it -> team.map(of -> it + " in " + of))
                .or(() -> user)
                .or(() -> team)
                .orElse("the key alone");
    }

    private static List<Reason> rights(VirtualKey key, Caller holder, Operation operation) {
        var permission = operation.permission();
        var reasons = new ArrayList<Reason>();
        var word = permission.name().toLowerCase(Locale.ROOT);
        var all = holder.rights();
        var role = Rights.of(all.platform(), all.organizations(), all.owners());
        var place = Place.of(holder.owner());
        reasons.add(
                new Reason(
                        Check.ROLE,
                        all.roleAt(place)
                                .map(it -> it.name().toLowerCase(Locale.ROOT))
                                .orElse("no role"),
                        may(with(holder, role), operation),
                        "It needs the permission '" + word + "'."));
        reasons.add(
                new Reason(
                        Check.KEY_TYPE,
                        key.powers().type().name().toLowerCase(Locale.ROOT),
                        key.powers().type().permissions().contains(permission),
                        "What the type of the key is for."));
        all.vouched()
                .ifPresent(
                        it ->
                                reasons.add(
                                        new Reason(
                                                Check.VOUCHER,
                                                voucher(key),
                                                may(with(holder, it), operation),
                                                "A key never does more than whoever made it or"
                                                        + " rotated it last.")));
        reasons.add(
                new Reason(
                        Check.POLICY,
                        operation.word(),
                        may(holder, operation),
                        "All of this together."));
        return reasons;
    }

    private static String voucher(VirtualKey key) {
        return key.holder().voucher().map(it -> "the user '" + it + "'").orElse("nobody");
    }

    private static Caller with(Caller caller, Rights others) {
        return new Caller(caller.identity(), caller.owner(), others, caller.models());
    }

    private static boolean may(Caller caller, Operation operation) {
        return operation.isWithOwnThings()
                ? AccessPolicy.allows(caller, operation.permission(), Place.of(caller.owner()))
                : AccessPolicy.allows(caller, operation.permission());
    }
}
