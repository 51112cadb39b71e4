package dev.tunegate.providers.openaiwire.server;

import java.io.IOException;

/** How a host looks from outside: who may come in, by which paths, and what answers look like. */
interface Face {

    WireResponse handle(WireRequest request, WireApi host) throws IOException;
}
