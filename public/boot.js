// Starts the app. This is a file of its own because the page's Content-Security-Policy allows no
// inline script. It names no other file: Trunk writes the hashed addresses of the wasm and of its
// glue into two links of the page, so an old copy of this file can never start a new app by half.

const glue = document.getElementById("waymark-glue").href;
const wasm = document.getElementById("waymark-wasm").href;

// Nobody has been here before: the sample will be shown, so its part comes beside the rest instead of after it.
function isFirstVisit() {
  try {
    return localStorage.getItem("waymark.prefs") === null;
  } catch {
    return true;
  }
}

function preload(link) {
  link.as = "fetch";
  link.crossOrigin = "anonymous";
  link.rel = "preload";
}

async function compile(address) {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${response.status} ${response.statusText}: ${address}`);
  // Streaming needs the right MIME type, which not every static host sends.
  return response.headers.get("content-type")?.startsWith("application/wasm")
    ? WebAssembly.compileStreaming(response)
    : WebAssembly.compile(await response.arrayBuffer());
}

// The engine worker is the same wasm without a window: it is handed the compiled module, so it
// costs no second download or compilation and can never be of another version than the page. The
// Rust side sets `self.onmessage` when it starts; messages that come earlier are kept for it.
function startWorker() {
  const source = `
    import init from ${JSON.stringify(glue)};
    const early = [];
    self.onmessage = ({ data: module }) => {
      self.onmessage = (event) => early.push(event);
      init({ module_or_path: module }).then(
        () => early.forEach((event) => self.onmessage(event)),
        // Thrown outside the promise, so that the page gets an "error" event.
        (error) => setTimeout(() => { throw error; }),
      );
    };`;
  const address = URL.createObjectURL(new Blob([source], { type: "text/javascript" }));
  const worker = new Worker(address, { type: "module", name: "waymark-engine" });
  worker.postMessage(globalThis.__waymark.module);
  return worker;
}

// Nothing of the app runs yet, so its words are not at hand either: both languages are shown.
function explain(error) {
  const paragraph = (language, text) => {
    const element = document.createElement("p");
    element.lang = language;
    element.textContent = text;
    return element;
  };
  const notice = document.createElement("div");
  notice.className = "splash";
  notice.setAttribute("role", "alert");
  notice.append(
    paragraph(
      "zh-CN",
      "旅标无法启动。请用新版的 Chrome、Edge、Firefox 或 Safari 打开；如果浏览器禁用了 WebAssembly，请允许后刷新页面。已保存的数据没有改动。",
    ),
    paragraph(
      "en",
      "Waymark could not start. Please use a current Chrome, Edge, Firefox or Safari; if WebAssembly is blocked, allow it and reload. Saved data is untouched.",
    ),
    paragraph("en", String(error)),
  );
  document.getElementById("main").replaceChildren(notice);
  console.error(error);
}

try {
  if (isFirstVisit()) document.querySelectorAll("link[rel=first-visit]").forEach(preload);
  // The glue is loaded while the wasm compiles.
  const [{ default: init }, module] = await Promise.all([import(glue), compile(wasm)]);
  globalThis.__waymark = { glue, module, startWorker };
  await init({ module_or_path: module });
  // The styles of the pages behind the map.
  document.querySelectorAll("link[rel=later]").forEach((link) => { link.rel = "stylesheet"; });
} catch (error) {
  explain(error);
}
