"use strict";

// The key stays in this page's memory: nothing is stored, and nobody else is asked for anything.
window.addEventListener("load", () => {
    SwaggerUIBundle({
        url: "/openapi.json",
        dom_id: "#description",
        presets: [SwaggerUIBundle.presets.apis],
        deepLinking: true,
        displayRequestDuration: true,
        docExpansion: "none",
        filter: true,
        persistAuthorization: false,
        queryConfigEnabled: false,
        validatorUrl: null,
    });
});
