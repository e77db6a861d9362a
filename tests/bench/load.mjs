// The first load: what it weighs, and when the map is there.

/** `line`: { megabits, latency } of the network, or none to measure with what this machine has. */
export function loadRun(kit, line) {
  return kit.page(async (page) => {
    if (line) await slow(page, line);
    await page.goto(kit.address);
    const drawn = await page.evaluate(() => bench.drawn);
    if (line) return { drawnSlowly: drawn };
    return { drawn, wire: (await page.evaluate(codeBytes)) / 1000 };
  });
}

async function slow(page, { megabits, latency }) {
  const session = await page.context().newCDPSession(page);
  const throughput = (megabits * 1e6) / 8;
  await session.send("Network.enable");
  await session.send("Network.emulateNetworkConditions", {
    offline: false,
    latency,
    downloadThroughput: throughput,
    uploadThroughput: throughput,
  });
}

/** Compressed bytes of the code that the page's own links load at once. Runs in the page. */
async function codeBytes() {
  const html = await (await fetch(location.pathname)).text();
  const atOnce = html.replaceAll(/<link [^>]*rel="?(first-visit|later)"?[^>]*>/g, "");
  const code = performance
    .getEntriesByType("resource")
    .filter(({ name }) => /\.(wasm|js|css)$/.test(name) && atOnce.includes(name.split("/").pop()));
  // A preloaded file is told twice where the second use came from the cache.
  const sizes = new Map(code.map(({ name, encodedBodySize }) => [name, encodedBodySize]));
  if (![...sizes.keys()].some((name) => name.endsWith(".wasm"))) throw new Error("no wasm was loaded");
  return [...sizes.values()].reduce((sum, size) => sum + size, 0);
}
