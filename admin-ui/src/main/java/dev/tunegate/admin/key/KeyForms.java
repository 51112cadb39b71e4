package dev.tunegate.admin.key;

import dev.tunegate.admin.key.KeysView.Choice;
import dev.tunegate.admin.key.KeysView.FormView;
import dev.tunegate.admin.web.Operator;
import dev.tunegate.application.inference.FindModels;
import dev.tunegate.application.inference.KnownModel;
import dev.tunegate.domain.catalog.ModelGrants;
import dev.tunegate.domain.key.KeyType;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Puts the form that asks for a key together: what there is to choose, and what was chosen. */
@Component
final class KeyForms {

    private final FindModels models;

    KeyForms(FindModels models) {
        this.models = models;
    }

    FormView view(Operator operator, IssueKeyForm form, Map<String, String> errors) {
        return new FormView(form, choices(operator, form), types(form), lifetimes(form), errors);
    }

    private List<Choice> choices(Operator operator, IssueKeyForm form) {
        var names =
                models.list(operator.caller()).stream()
                        .filter(it -> !it.tuned())
                        .map(KnownModel::name)
                        .map(Object::toString)
                        .toList();
        var teams = ModelGrants.TEAMS_MODELS;
        return Stream.concat(
                        Stream.of(
                                new Choice(
                                        "key-team-models",
                                        teams,
                                        "Every model of its team",
                                        form.chosen().contains(teams))),
                        IntStream.range(0, names.size())
                                .mapToObj(it -> model(it, names.get(it), form)))
                .toList();
    }

    private static Choice model(int index, String name, IssueKeyForm form) {
        return new Choice("key-model-" + index, name, name, form.chosen().contains(name));
    }

    private static List<Choice> types(IssueKeyForm form) {
        return Stream.of(KeyType.values())
                .map(
                        it ->
                                new Choice(
                                        "key-type-" + IssueKeyForm.word(it),
                                        IssueKeyForm.word(it),
                                        KeyLabels.of(it),
                                        form.isOf(it)))
                .toList();
    }

    private static List<Choice> lifetimes(IssueKeyForm form) {
        return Stream.of(Lifetime.values())
                .map(
                        it ->
                                new Choice(
                                        "key-lifetime-" + it.word(),
                                        it.word(),
                                        it.label(),
                                        it.word().equals(form.lifetime())))
                .toList();
    }
}
