package dev.tunegate.admin.key;

import dev.tunegate.admin.key.KeysView.IssuedView;
import dev.tunegate.admin.web.Moments;
import dev.tunegate.admin.web.Needs;
import dev.tunegate.admin.web.Operator;
import dev.tunegate.admin.web.PageQuery;
import dev.tunegate.admin.web.PageQuery.PageView;
import dev.tunegate.application.key.FindKeys;
import dev.tunegate.application.key.IssueKey;
import dev.tunegate.application.key.IssuedKey;
import dev.tunegate.domain.access.Permission;
import dev.tunegate.domain.key.KeyFilter;
import dev.tunegate.domain.shared.Refusal;
import io.github.wimdeblauwe.htmx.spring.boot.mvc.HtmxResponse;
import io.github.wimdeblauwe.htmx.spring.boot.mvc.HxRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The list of all virtual keys, and the form that asks for another. */
@Controller
final class KeysPage {

    private static final String PATH = "/admin/keys";
    private static final int ROWS = 25;
    private static final int MOST_COUNTED = 1000;
    private static final int UNPROCESSABLE = 422;

    private final FindKeys find;
    private final IssueKey issue;
    private final KeyForms forms;
    private final Moments moments;

    KeysPage(FindKeys find, IssueKey issue, KeyForms forms, Moments moments) {
        this.find = find;
        this.issue = issue;
        this.forms = forms;
        this.moments = moments;
    }

    @Needs(Permission.KEYS_READ)
    @GetMapping(PATH)
    String page(
            Operator operator,
            @RequestParam Optional<String> after,
            @RequestParam Optional<String> before,
            Model model) {
        list(operator, after, before, model);
        form(operator, IssueKeyForm.EMPTY, Map.of(), model);
        return "admin/key/keys";
    }

    @HxRequest
    @Needs(Permission.KEYS_READ)
    @GetMapping(PATH)
    String list(
            Operator operator,
            @RequestParam Optional<String> after,
            @RequestParam Optional<String> before,
            Model model) {
        var query = PageQuery.of(after, before, ROWS);
        var found = find.list(operator.caller(), KeyFilter.ALL, query.query());
        var page = query.page(found, it -> it.id().value(), it -> PATH + "?" + it);
        var rows = page.rows().stream().map(it -> KeyView.of(it, operator, moments)).toList();
        long count = find.count(operator.caller(), KeyFilter.ALL, MOST_COUNTED + 1);
        model.addAttribute(
                "keys",
                new KeysView(new PageView<>(rows, page.newer(), page.older()), counted(count)));
        return "admin/key/keys :: list";
    }

    private static String counted(long count) {
        if (count > MOST_COUNTED) {
            return "More than " + MOST_COUNTED + " keys";
        }
        return count == 1 ? "1 key" : count + " keys";
    }

    /** Without scripts the whole page comes back: the secret must not travel in an address. */
    @Needs(Permission.KEYS_WRITE)
    @PostMapping(PATH)
    String issue(
            Operator operator,
            @ModelAttribute("wanted") IssueKeyForm form,
            Model model,
            HttpServletResponse response) {
        attempt(operator, form, model, response);
        list(operator, Optional.empty(), Optional.empty(), model);
        return "admin/key/keys";
    }

    @HxRequest
    @Needs(Permission.KEYS_WRITE)
    @PostMapping(PATH)
    String issued(
            Operator operator,
            @ModelAttribute("wanted") IssueKeyForm form,
            Model model,
            HttpServletResponse response,
            HtmxResponse htmx) {
        if (attempt(operator, form, model, response)) {
            htmx.addTrigger("keys-changed");
            return "admin/key/issue :: issued";
        }
        return "admin/key/issue :: asked";
    }

    /** Whether a key was issued; if not, the form says why, beside the field. */
    private boolean attempt(
            Operator operator, IssueKeyForm form, Model model, HttpServletResponse response) {
        try {
            var key = issue.issue(operator.caller(), form.wanted());
            model.addAttribute("issued", view(key));
            form(operator, IssueKeyForm.EMPTY, Map.of(), model);
            return true;
        } catch (Refusal.InvalidInput | Refusal.NotFound e) {
            response.setStatus(UNPROCESSABLE);
            form(operator, form, Map.of(e.param().orElse("form"), e.reason()), model);
            return false;
        }
    }

    private IssuedView view(IssuedKey issued) {
        var key = issued.key();
        var expires =
                key.validity()
                        .expiresAt()
                        .map(it -> "It expires on " + moments.view(it).shown() + " UTC.")
                        .orElse("It opens until it is deleted.");
        return new IssuedView(
                "Key issued", key.displayName(), issued.secret().reveal(), expires, PATH);
    }

    private void form(
            Operator operator, IssueKeyForm form, Map<String, String> errors, Model model) {
        model.addAttribute("form", forms.view(operator, form, errors));
        model.addAttribute("mayIssue", operator.may(Permission.KEYS_WRITE));
    }
}
