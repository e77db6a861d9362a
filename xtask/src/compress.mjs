// Weighs the files of a built folder: raw, with gzip and with brotli.
//   --write       keeps the compressed copies beside the files, for web hosts that serve such copies
//                 (nginx gzip_static, brotli_static)
//   --budget KIB  fails when the first load needs more, compressed with brotli
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { extname, join, relative } from "node:path";
import { parseArgs } from "node:util";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const COMPRESSIBLE = new Set([".css", ".csv", ".html", ".js", ".json", ".pack", ".svg", ".txt", ".wasm", ".webmanifest"]);
const CODE = new Set([".css", ".js", ".wasm"]);

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { write: { type: "boolean" }, budget: { type: "string" } },
});
const [folder] = positionals;
const page = readFileSync(join(folder, "index.html"), "utf8");
// What the page's links load at once; `public/boot.js` follows the others when they are needed.
const deferred = /<link [^>]*rel="?(first-visit|later)"?[^>]*>/g;
const atOnce = page.replaceAll(deferred, "");

const kibibytes = (bytes) => (bytes / 1024).toFixed(1).padStart(9);
const print = (name, sizes) => console.log(`    ${sizes.map(kibibytes).join(" ")}  ${name}`);
const brotli = (bytes) =>
  brotliCompressSync(bytes, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
  });

const files = readdirSync(folder, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && COMPRESSIBLE.has(extname(entry.name)))
  .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
  .sort();

console.log(`    ${["raw KiB", "gzip", "brotli"].map((title) => title.padStart(9)).join(" ")}`);
const total = [0, 0, 0];
for (const file of files) {
  const raw = readFileSync(file);
  const packed = [raw, gzipSync(raw, { level: 9 }), brotli(raw)];
  const name = relative(folder, file);
  const sizes = packed.map((bytes) => bytes.length);
  print(name, sizes);
    const loadedFirst = CODE.has(extname(file)) && atOnce.includes(name);
  if (loadedFirst) sizes.forEach((size, column) => (total[column] += size));
  if (values.write) {
    writeFileSync(`${file}.gz`, packed[1]);
    writeFileSync(`${file}.br`, packed[2]);
  }
}
print("first load: wasm + js + css", total);

if (values.budget && total[2] > Number(values.budget) * 1024) {
  console.error(`    the first load is over its budget of ${values.budget} KiB`);
  process.exit(1);
}
