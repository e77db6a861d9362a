// Serves Waymark and its peers from one origin, isolated from others: only then clocks have steps of 5 microseconds.
import { createReadStream, existsSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, normalize, sep } from "node:path";

const TYPES = {
  ".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".wasm": "application/wasm",
  ".json": "application/json", ".csv": "text/csv",
};
const ISOLATED = {
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-embedder-policy": "require-corp",
  "cache-control": "no-store",
};

/** `places`: { "/prefix/": folder, "/name": file }. Resolves with the address. */
export function serve(places) {
  const server = createServer((request, response) => {
    const file = fileOf(places, decodeURIComponent(new URL(request.url, "http://localhost").pathname));
    if (!file) {
      response.writeHead(404).end();
      return;
    }
    const type = TYPES[extname(file)] ?? "application/octet-stream";
    response.writeHead(200, { ...ISOLATED, "content-type": type, "content-length": statSync(file).size });
    createReadStream(file).pipe(response);
  });
  server.unref();
  return new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () => resolve(`http://127.0.0.1:${server.address().port}`));
  });
}

function fileOf(places, path) {
  for (const [prefix, place] of Object.entries(places)) {
    if (path === prefix) return place;
    if (!prefix.endsWith("/") || !path.startsWith(prefix)) continue;
    const file = normalize(join(place, path.slice(prefix.length)));
    const isInside = file.startsWith(normalize(place + sep));
    if (isInside && existsSync(file) && statSync(file).isFile()) return file;
  }
  return null;
}
