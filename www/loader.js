// Starts the program, in the page and in its workers. The bundler puts this behind the glue of wasm-bindgen inside
// one function, `steelyardProgram(packed, own)`, whose own text is what a worker runs: nothing is fetched.
// `packed` is the wasm as the bundler packed it, `own` whether this is the page that Steelyard brings along.
//
// On the page: unpacks the wasm and offers `globalThis.steelyardBoot`:
//   ready          a promise of the program's exports; refused with an Error whose message can be shown
//   spawnWorker()  a Worker that runs the same program; messages may be posted to it at once. On the page that Steelyard
//                  brings along the first one is made as soon as the page stands, and waits for the word to begin
//   figureFrame(place, html, title)  puts a frame as a journal has it, with a live figure's document in it, into a place
//   visit(view, first)  an entry of the browser's history, on the page that Steelyard brings along
//   revisits(hear)      tells `hear` of a view that the browser's history goes back or forward to
//   tell(type, value)  one of four small messages to the shell around the frame: title, unsaved, height, ready
// In a worker: waits for the wasm, starts the program, then hands it the messages that came meanwhile. Says `alive`
// several times a second for as long as it is not at work (the program says so from within its work), and what it
// dies of: `fault:memory`, `fault:depth` or `fault:other`.

const VERSION = 1;

{{unpack}}
// How often a worker that is not at work says so, in milliseconds.
const ALIVE_MS = 400;

// What an uncaught error says that the worker dies of. Every panic leaves a mark before it traps (src/web/worker.rs);
// a trap without that mark is the allocator's, which has no memory left to say so.
const faultOf = ({ error, message }) => {
  // Where the stack is full, some browsers have no error to give but only its message.
  const said = `${error?.message} ${message}`;
  if (/call stack|recursion/i.test(said) || (error instanceof WebAssembly.RuntimeError && /out of bounds/i.test(said))) return "depth";
  if (/memory|allocat/i.test(said) && !/out of bounds/i.test(said)) return "memory";
  const trapped = error instanceof WebAssembly.RuntimeError && /unreachable/i.test(said);
  if (trapped ? globalThis.steelyardPanicked !== true : error instanceof RangeError) return "memory";
  return "other";
};

const startWorker = () => {
  setInterval(() => postMessage("alive"), ALIVE_MS);
  addEventListener("error", (event) => {
    event.preventDefault();
    postMessage(`fault:${faultOf(event)}`);
  });
  const early = [];
  let begin = null;
  const keep = (event) => {
    event.stopImmediatePropagation();
    if (event.data.begins) begin?.();
    else early.push(event);
  };
  const first = async (event) => {
    event.stopImmediatePropagation();
    removeEventListener("message", first);
    addEventListener("message", keep);
    try {
      const { program, begins } = event.data;
      if (!begins) await new Promise((resolve) => { begin = resolve; });
      await wasm_bindgen({ module_or_path: program });
    } catch (error) {
      // Thrown outside the promise, so that it is heard as every other error is.
      setTimeout(() => { throw error; });
      return;
    }
    removeEventListener("message", keep);
    for (const { data, ports } of early) dispatchEvent(new MessageEvent("message", { data, ports: [...ports] }));
  };
  addEventListener("message", first);
};

const startPage = (packed, own) => {
  const warn = (event) => event.preventDefault();
  const tellable = { title: "string", unsaved: "boolean", height: "number", ready: "boolean" };
  const tell = (type, value) => {
    if (!Object.hasOwn(tellable, type) || typeof value !== tellable[type]) throw new TypeError(`not a message: ${type}`);
    // Only ever to the shell that this file brings along; on somebody's own page there is nobody to tell.
    if (!own) return;
    parent.postMessage({ steelyard: VERSION, type, value }, "*");
    // The frame may be made to go elsewhere by itself, of which the outer page hears nothing.
    if (type === "unsaved") (value ? addEventListener : removeEventListener)("beforeunload", warn);
  };

  // What this program may hand to sinks that run or parse: the address of its own worker, and the document of a figure
  // for the frame that is being made. Made when it is first needed: a page whose policy does not know the name
  // has the rest all the same.
  let policy = null;
  const trusted = (method, value) => {
    if (!globalThis.trustedTypes) return value;
    policy ??= trustedTypes.createPolicy("steelyard", {
      createScriptURL: (address) => {
        if (address !== workerAddress) throw new TypeError("not this program's worker");
        return address;
      },
      createHTML: (html) => {
        if (html !== figureDocument) throw new TypeError("not the document of a figure");
        return html;
      },
    });
    return policy[method](value);
  };

  let figureDocument = null;
  // Puts a frame as a journal has it, with a live figure in it, in place of what an element holds. The frame has no
  // rights of this page, and nothing is taken for a figure that does not begin as those of this very program do: with
  // a policy that lets nothing run but the figure's one script.
  const figureFrame = (place, html, title) => {
    if (!html.startsWith({{figure}})) throw new TypeError("not the document of a figure");
    const frame = document.createElement("iframe");
    frame.title = title;
    frame.setAttribute("sandbox", "allow-scripts allow-downloads");
    place.replaceChildren(frame);
    figureDocument = html;
    frame.srcdoc = trusted("createHTML", html);
    figureDocument = null;
  };

  let workerAddress = null;
  const makeWorker = (begins) => {
    if (workerAddress === null) {
      const source = `"use strict";(${steelyardProgram})();`;
      workerAddress = URL.createObjectURL(new Blob([source], { type: "text/javascript" }));
    }
    const worker = new Worker(trusted("createScriptURL", workerAddress));
    worker.postMessage({ program: steelyardBoot.program, begins });
    return worker;
  };
  // The worker that was made ahead; of a page that has had one, none is made ahead any more.
  let ahead = null;
  let spawned = false;
  const spawnWorker = () => {
    const worker = ahead ?? makeWorker(true);
    if (ahead) worker.postMessage({ begins: true });
    ahead = null;
    spawned = true;
    return worker;
  };
  const makeAhead = () => {
    if (spawned) return;
    // Where a worker cannot be made, whoever needs one is told.
    try { ahead = makeWorker(false); } catch { ahead = null; }
  };

  const start = async () => {
    if (typeof WebAssembly !== "object") throw new Error({{no_wasm}});
    // Compiled once: workers get the module and not its bytes.
    steelyardBoot.program = await WebAssembly.compile(unpack(fromBase85(packed)));
    await wasm_bindgen({ module_or_path: steelyardBoot.program });
    return wasm_bindgen;
  };

  // Views of the page that this file brings along are entries of the browser's history, without an address: nothing of
  // a study is in them. On somebody's own page the history is theirs.
  let revisited = null;
  const visit = (view, first) => {
    if (own && history.state !== view) history[first ? "replaceState" : "pushState"](view, "");
  };
  const revisits = (hear) => {
    revisited = hear;
  };
  addEventListener("popstate", ({ state }) => {
    if (own && typeof state === "string") revisited?.(state);
  });

  globalThis.steelyardBoot = { program: null, ready: null, spawnWorker, tell, figureFrame, visit, revisits };
  steelyardBoot.ready = start();
  if (!own) return;
  steelyardBoot.ready.then(
    () => {
      tell("ready", true);
      setTimeout(makeAhead);
      new ResizeObserver(() => tell("height", Math.ceil(document.body.getBoundingClientRect().height))).observe(document.body);
    },
    (error) => {
      const notice = document.createElement("p");
      notice.className = "steelyard-notice";
      notice.setAttribute("role", "alert");
      const foreseen = error.message === {{no_wasm}};
      notice.textContent = foreseen ? error.message : {{broken}};
      document.body.replaceChildren(notice);
      if (!foreseen) console.error(error);
    },
  );
};

// Which program this is; the bundler knows it. It stands in the help and in the figures that are made.
globalThis.steelyardHash = {{hash}};
if (typeof document === "undefined") startWorker();
else startPage(packed, own);
