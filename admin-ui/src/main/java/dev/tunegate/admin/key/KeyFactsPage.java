package dev.tunegate.admin.key;

import dev.tunegate.admin.key.KeyQuestions.Question;
import dev.tunegate.admin.key.KeysView.IssuedView;
import dev.tunegate.admin.web.Moments;
import dev.tunegate.admin.web.Needs;
import dev.tunegate.admin.web.Operator;
import dev.tunegate.application.key.FindKeys;
import dev.tunegate.application.key.IssuedKey;
import dev.tunegate.application.key.KeyChanges;
import dev.tunegate.application.key.RotateKey;
import dev.tunegate.domain.access.KeyId;
import dev.tunegate.domain.access.Permission;
import dev.tunegate.domain.key.VirtualKey;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** One key: whose it is and what it opens, another secret for it, and why it may do something. */
@Controller
final class KeyFactsPage {

    private static final String PATH = "/admin/keys/{id:[0-9A-Za-z]{10}}";
    private static final String VIEW = "admin/key/key";

    private final FindKeys find;
    private final RotateKey rotate;
    private final KeyQuestions questions;
    private final Moments moments;

    KeyFactsPage(FindKeys find, RotateKey rotate, KeyQuestions questions, Moments moments) {
        this.find = find;
        this.rotate = rotate;
        this.questions = questions;
        this.moments = moments;
    }

    @Needs(Permission.KEYS_READ)
    @GetMapping(PATH)
    String page(
            Operator operator,
            @PathVariable String id,
            @ModelAttribute("asked") Question asked,
            Model model) {
        show(find.byReference(operator.caller(), id), asked, operator, model);
        return VIEW;
    }

    /**
     * The whole page comes back: the secret must not travel in an address. To send the form again
     * rotates nothing, for the key is at another version then.
     */
    @Needs(Permission.KEYS_WRITE)
    @PostMapping(PATH + "/rotate")
    String rotate(
            Operator operator,
            @PathVariable String id,
            @RequestParam("grace_period") String grace,
            @RequestParam long version,
            Model model) {
        var rotation =
                new RotateKey.Rotation(
                        new KeyId(id),
                        Overlap.named(grace).length(),
                        KeyChanges.NONE,
                        Optional.of(version));
        var issued = rotate.rotate(operator.caller(), rotation);
        show(issued.key(), Question.NONE, operator, model);
        model.addAttribute("issued", view(issued));
        return VIEW;
    }

    private void show(VirtualKey key, Question asked, Operator operator, Model model) {
        model.addAttribute("facts", KeyFactsView.of(key, operator, moments));
        questions
                .view(operator, key.id(), asked)
                .ifPresent(it -> model.addAttribute("question", it));
    }

    private IssuedView view(IssuedKey issued) {
        var key = issued.key();
        var former =
                key.proof()
                        .former()
                        .map(
                                it ->
                                        "The former one opens until "
                                                + moments.view(it.until()).shown()
                                                + " UTC.")
                        .orElse("The former one opens nothing any more.");
        return new IssuedView(
                "Another secret",
                key.displayName(),
                issued.secret().reveal(),
                former,
                "/admin/keys/" + key.id());
    }
}
