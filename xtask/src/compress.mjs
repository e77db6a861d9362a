// Weighs the files of a folder raw, with gzip and with brotli; `--write` keeps the compressed copies
// beside them, for web hosts that serve such copies (nginx gzip_static, brotli_static).
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { extname, join, relative } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const [folder, option] = process.argv.slice(2);
const COMPRESSIBLE = new Set([".css", ".csv", ".html", ".js", ".json", ".svg", ".txt", ".wasm", ".webmanifest"]);
const FIRST_LOAD = new Set([".css", ".js", ".wasm"]);

const kilobytes = (bytes) => (bytes / 1024).toFixed(1).padStart(9);
const row = (name, sizes) => console.log(`    ${sizes.map(kilobytes).join(" ")}  ${name}`);
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
  const sizes = packed.map((bytes) => bytes.length);
  row(relative(folder, file), sizes);
  if (FIRST_LOAD.has(extname(file))) sizes.forEach((size, index) => (total[index] += size));
  if (option === "--write") {
    writeFileSync(`${file}.gz`, packed[1]);
    writeFileSync(`${file}.br`, packed[2]);
  }
}
row("wasm + js + css", total);
