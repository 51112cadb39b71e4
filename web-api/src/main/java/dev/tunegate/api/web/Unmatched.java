package dev.tunegate.api.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Answers what fails outside of controllers, in place of the container's error page. */
@RestController
final class Unmatched implements ErrorController {

    @Open
    @RequestMapping("${server.error.path:/error}")
    ResponseEntity<ErrorBody> error(HttpServletRequest request, HttpServletResponse response) {
        var status = request.getAttribute("jakarta.servlet.error.status_code");
        int code = status instanceof Integer number ? number : 404;
        var body =
                code >= 500
                        ? ApiErrors.unexpected(RequestIds.of(response))
                        : ErrorBody.of(code, "The request cannot be served.", null, codeOf(code));
        return ResponseEntity.status(code).contentType(MediaType.APPLICATION_JSON).body(body);
    }

    private static String codeOf(int status) {
        return status == 404 ? "unknown_url" : "invalid_request";
    }
}
