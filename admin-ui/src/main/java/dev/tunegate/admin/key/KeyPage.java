package dev.tunegate.admin.key;

import dev.tunegate.admin.web.Destination;
import dev.tunegate.admin.web.Moments;
import dev.tunegate.admin.web.Needs;
import dev.tunegate.admin.web.Operator;
import dev.tunegate.application.key.BlockKey;
import dev.tunegate.application.key.DeleteKeys;
import dev.tunegate.application.key.FindKeys;
import dev.tunegate.domain.access.KeyId;
import dev.tunegate.domain.access.Permission;
import dev.tunegate.domain.key.VirtualKey;
import io.github.wimdeblauwe.htmx.spring.boot.mvc.HxRequest;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** What can be done to one virtual key. */
@Controller
final class KeyPage {

    private static final String PATH = "/admin/keys/{id:[0-9A-Za-z]{10}}";
    private static final String ROW = "admin/key/keys :: row";

    private final FindKeys find;
    private final BlockKey block;
    private final DeleteKeys delete;
    private final Moments moments;

    KeyPage(FindKeys find, BlockKey block, DeleteKeys delete, Moments moments) {
        this.find = find;
        this.block = block;
        this.delete = delete;
        this.moments = moments;
    }

    @Needs(Permission.KEYS_WRITE)
    @PostMapping(PATH + "/block")
    ModelAndView block(Operator operator, @PathVariable String id) {
        block.block(operator.caller(), new KeyId(id));
        return toList();
    }

    @HxRequest
    @Needs(Permission.KEYS_WRITE)
    @PostMapping(PATH + "/block")
    String blocked(Operator operator, @PathVariable String id, Model model) {
        return row(block.block(operator.caller(), new KeyId(id)), model);
    }

    @Needs(Permission.KEYS_WRITE)
    @PostMapping(PATH + "/unblock")
    ModelAndView unblock(Operator operator, @PathVariable String id) {
        block.unblock(operator.caller(), new KeyId(id));
        return toList();
    }

    @HxRequest
    @Needs(Permission.KEYS_WRITE)
    @PostMapping(PATH + "/unblock")
    String unblocked(Operator operator, @PathVariable String id, Model model) {
        return row(block.unblock(operator.caller(), new KeyId(id)), model);
    }

    @Needs(Permission.KEYS_WRITE)
    @GetMapping(PATH + "/delete")
    String confirm(Operator operator, @PathVariable String id, Model model) {
        question(operator, id, model);
        return "admin/key/delete";
    }

    @HxRequest
    @Needs(Permission.KEYS_WRITE)
    @GetMapping(PATH + "/delete")
    String question(Operator operator, @PathVariable String id, Model model) {
        row(find.byReference(operator.caller(), id), model);
        return "admin/key/delete :: question";
    }

    @Needs(Permission.KEYS_WRITE)
    @PostMapping(PATH + "/delete")
    ModelAndView delete(Operator operator, @PathVariable String id) {
        delete.delete(operator.caller(), List.of(new KeyId(id)));
        return toList();
    }

    private String row(VirtualKey key, Model model) {
        model.addAttribute("key", KeyView.of(key, moments));
        return ROW;
    }

    private static ModelAndView toList() {
        return Destination.seeOther("/admin/keys");
    }
}
