// What HTML alone cannot do: copying, closing a dialog in place. Every page works without it.
"use strict";

const arm = (root) => {
    for (const button of root.querySelectorAll("[data-copy]")) {
        button.hidden = !navigator.clipboard;
    }
};

document.addEventListener("click", async (event) => {
    const copy = event.target.closest("[data-copy]");
    if (copy) {
        await navigator.clipboard.writeText(document.getElementById(copy.dataset.copy).textContent);
        copy.textContent = "Copied";
    }
    const close = event.target.closest("#dialog [data-close]");
    if (close) {
        event.preventDefault();
        closeDialog();
    }
});

let opener = null;

const closeDialog = () => {
    document.getElementById("dialog").replaceChildren();
    document.getElementById(opener)?.focus();
};

document.addEventListener("keydown", (event) => {
    const dialog = document.querySelector("#dialog .dialog");
    if (!dialog) {
        return;
    }
    if (event.key === "Escape") {
        closeDialog();
    }
    if (event.key === "Tab") {
        const stops = [...dialog.querySelectorAll("a, button")];
        const edge = event.shiftKey ? stops[0] : stops.at(-1);
        if (document.activeElement === edge || !dialog.contains(document.activeElement)) {
            event.preventDefault();
            (event.shiftKey ? stops.at(-1) : stops[0]).focus();
        }
    }
});

document.addEventListener("htmx:beforeRequest", (event) => {
    if (event.detail.target?.id === "dialog") {
        opener = event.detail.elt.id;
    }
    const triggered = event.detail.requestConfig?.triggeringEvent;
    if (triggered) {
        document.getElementById("alerts").replaceChildren();
    }
});

document.addEventListener("htmx:afterSwap", (event) => arm(event.detail.elt.parentElement ?? document));
document.addEventListener("DOMContentLoaded", () => arm(document));
