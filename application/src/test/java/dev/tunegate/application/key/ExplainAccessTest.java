package dev.tunegate.application.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.tunegate.application.access.ExplainAccess;
import dev.tunegate.application.access.ExplainModel;
import dev.tunegate.application.access.Explanation;
import dev.tunegate.application.access.Operation;
import dev.tunegate.application.catalog.TrainingTargets;
import dev.tunegate.application.inference.CallModel;
import dev.tunegate.application.inference.FindModels;
import dev.tunegate.application.inference.ModelCalls;
import dev.tunegate.application.inference.ModelRoutes;
import dev.tunegate.domain.access.AccessPolicy;
import dev.tunegate.domain.access.Caller;
import dev.tunegate.domain.access.KeyId;
import dev.tunegate.domain.access.Permission;
import dev.tunegate.domain.access.Place;
import dev.tunegate.domain.catalog.Endpoint;
import dev.tunegate.domain.catalog.ModelGrants;
import dev.tunegate.domain.catalog.ModelName;
import dev.tunegate.domain.catalog.ProviderChoice;
import dev.tunegate.domain.inference.CallBody;
import dev.tunegate.domain.inference.InferenceProvider;
import dev.tunegate.domain.inference.ScriptedInference;
import dev.tunegate.domain.key.Environment;
import dev.tunegate.domain.key.KeyFixture;
import dev.tunegate.domain.key.KeySecret;
import dev.tunegate.domain.key.KeyType;
import dev.tunegate.domain.key.VirtualKey;
import dev.tunegate.domain.organization.Limits;
import dev.tunegate.domain.provider.ByProvider;
import dev.tunegate.domain.provider.ProviderId;
import dev.tunegate.domain.shared.Refusal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is explained is what happens: for every combination, whatever enforces it is asked too. */
class ExplainAccessTest {

    private static final List<String> MODELS =
            List.of("gpt-4o-mini", "gpt-4o", "ft:of-red", "unheard-of");

    private final PeopleHouse people = new PeopleHouse();
    private final KeyHouse house = people.house;
    private final Map<KeyId, String> secrets = new HashMap<>();

    private ExplainAccess explain() {
        return new ExplainAccess(
                house.keys,
                house.rights(),
                house.standing(),
                new ExplainModel(house.deployments, house.served),
                house.clock);
    }

    @Test
    void what_is_explained_is_what_happens() {
        people.furnish();
        var wrong = new ArrayList<String>();
        int asked = 0;
        int allowed = 0;
        for (var key : keys()) {
            for (var operation : Operation.values()) {
                for (var model : MODELS) {
                    var name = new ModelName(model);
                    var explained = explained(key, name, operation);
                    boolean happens = happens(key, operation, name);
                    asked++;
                    allowed += happens ? 1 : 0;
                    if (explained.allowed() != happens) {
                        wrong.add(key.holder() + " " + operation + " " + model + explained);
                    }
                }
            }
        }

        assertThat(wrong).isEmpty();
        assertThat(asked).isGreaterThan(30_000);
        assertThat(allowed).isGreaterThan(asked / 50);
    }

    private Explanation explained(VirtualKey key, ModelName model, Operation operation) {
        return explain().explain(Caller.administrator(), key.id(), Optional.of(model), operation);
    }

    /** Each holder and maker with each type and several grants; some are blocked, some are over. */
    private List<VirtualKey> keys() {
        var made = new ArrayList<VirtualKey>();
        for (var holder : people.holders()) {
            for (var type : KeyType.values()) {
                for (var models : List.of("gpt-4o", ModelGrants.TEAMS_MODELS)) {
                    made.add(key(holder, type, models, made.size()));
                }
            }
        }
        return made;
    }

    private VirtualKey key(VirtualKey.Holder holder, KeyType type, String models, int number) {
        var secret = KeySecret.fresh(KeyId.fresh(), Environment.LIVE);
        secrets.put(secret.id(), secret.reveal());
        var fixture =
                KeyFixture.aKey()
                        .openedBy(secret, house.pepper)
                        .heldBy(holder)
                        .of(type)
                        .granting(models)
                        .in(number % 5 == 0 ? Environment.TEST : Environment.LIVE);
        if (number % 17 == 0) {
            fixture.blocked();
        }
        if (number % 19 == 0) {
            fixture.expiringAt(house.clock.instant());
        }
        var key = fixture.build();
        house.keys.add(key);
        return key;
    }

    private boolean happens(VirtualKey key, Operation operation, ModelName model) {
        try {
            var secret = Optional.ofNullable(secrets.get(key.id())).orElseThrow();
            use(house.authenticate().authenticate(secret), operation, model);
            return true;
        } catch (Refusal e) {
            return false;
        }
    }

    private void use(Caller caller, Operation operation, ModelName model) {
        var own = Place.of(caller.owner());
        switch (operation) {
            case FILES -> {
                AccessPolicy.require(caller, Permission.FILES_WRITE, own);
                targets(caller, model);
            }
            case FINE_TUNING -> {
                AccessPolicy.require(caller, Permission.JOBS_WRITE, own);
                targets(caller, model);
            }
            case CHAT -> chat(caller, model);
            case MODELS ->
                    new FindModels(house.deployments, house.served).byName(caller, model.value());
            case MANAGE_KEYS -> AccessPolicy.require(caller, Permission.KEYS_WRITE);
            case MANAGE_MEMBERS -> AccessPolicy.require(caller, Permission.MEMBERS_WRITE);
            case MANAGE_TEAMS -> AccessPolicy.require(caller, Permission.TEAMS_WRITE);
            case MANAGE_USERS -> AccessPolicy.require(caller, Permission.USERS_WRITE);
            case MANAGE_MODELS -> AccessPolicy.require(caller, Permission.CATALOG_WRITE);
            case MANAGE_CREDENTIALS -> AccessPolicy.require(caller, Permission.CREDENTIALS_WRITE);
        }
    }

    private void targets(Caller caller, ModelName model) {
        new TrainingTargets(house.deployments)
                .candidates(caller, model, ProviderChoice.NONE, "model");
    }

    private void chat(Caller caller, ModelName model) {
        var body = CallBody.made(model, "\"messages\":[]");
        var chats =
                new ByProvider<InferenceProvider>(
                        List.of(
                                new ScriptedInference(new ProviderId("openai")),
                                new ScriptedInference(new ProviderId("simulator"))));
        new CallModel(
                        new ModelCalls(
                                new ModelRoutes(house.deployments, house.served, house.shares),
                                chats))
                .call(caller, Endpoint.CHAT_COMPLETIONS, model.value(), body);
    }

    @Test
    void a_reason_says_whose_bound_stands_in_the_way() {
        people.furnish();
        var key = key(PeopleHouse.holder("dev", "red", "lead"), KeyType.DEFAULT, "*", 1);

        var explained = explained(key, new ModelName("gpt-4o-mini"), Operation.CHAT);

        assertThat(explained.allowed()).isFalse();
        assertThat(explained.reasons())
                .filteredOn(it -> !it.allowed())
                .extracting(Explanation.Reason::check, Explanation.Reason::subject)
                .containsExactly(tuple(Explanation.Check.MODEL_BOUND, "the team 'red'"));
    }

    @Test
    void limits_are_named() {
        var key =
                KeyFixture.aKey()
                        .limitedTo(new Limits(Optional.of(9L), Optional.empty(), Optional.of(100L)))
                        .build();
        house.keys.add(key);

        var explained =
                explain()
                        .explain(
                                Caller.administrator(),
                                key.id(),
                                Optional.empty(),
                                Operation.FILES);

        assertThat(explained.reasons().getLast().detail())
                .isEqualTo("At most 9 requests a minute, 100 stored bytes.");
    }

    @Test
    void nobody_is_told_of_a_key_that_does_not_exist_for_them() {
        people.furnish();
        var key = key(PeopleHouse.holder("dev", "red", ""), KeyType.DEFAULT, "*", 1);

        assertThatThrownBy(
                        () ->
                                explain()
                                        .explain(
                                                people.signedIn("out"),
                                                key.id(),
                                                Optional.empty(),
                                                Operation.CHAT))
                .isInstanceOf(Refusal.NotFound.class);
    }
}
