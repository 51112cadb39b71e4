// Portkey's own client, where it is installed.
import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const client = createRequire(process.env.SDK + "/").resolve("portkey-ai");
const { Portkey } = await import(pathToFileURL(client));

export { assert, Portkey };
