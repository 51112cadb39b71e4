package dev.tunegate.api.web;

import java.util.Set;

/**
 * What pages in a browser may do with the API.
 *
 * @param origins whose scripts may call it, each exactly as a browser sends it, such as {@code
 *     https://tools.example.com}
 * @param page whether the gateway has a page of its own to try the API
 */
public record BrowserAccess(Set<String> origins, boolean page) {

    /** No foreign page may do anything. */
    public static final BrowserAccess DEFAULT = new BrowserAccess(Set.of(), true);

    public BrowserAccess {
        origins = Set.copyOf(origins);
    }
}
