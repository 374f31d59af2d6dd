// How tall the figure is, told to whoever shows it in a frame, in the ways that hosts understand. No message says
// anything of the figure itself, and of a host's messages nothing is believed but that it asks.

/** Who takes part in the messages of iframe-resizer. */
const RESIZER = "[iFrameSizer]";
/** How long a size must hold before it is told, in milliseconds. */
const QUIET = 100;

/**
 * @param {HTMLElement} root The only element of its document
 * @param {AbortSignal} signal Ends it
 */
function tellHosts(root, signal) {
  const host = window.parent;
  if (host === window) return;
  const page = document.documentElement;
  const here = make("a");
  here.href = location.href;
  const pym = new URLSearchParams(here.search).get("childId");
  const [, wordpress] = /secret=([^&]+)/.exec(here.hash) || [];
  const chart = root.dataset.datawrapperId;
  /** The name that iframe-resizer gave, and who gave it. @type {[string, MessageEventSource] | undefined} */
  let resizer;
  let told = 0;
  let timer = 0;

  /** @param {string} [kind] What iframe-resizer's message answers */
  function tell(kind) {
    const { width, height } = page.getBoundingClientRect();
    const [w, h] = [width, height].map(Math.ceil);
    if (!kind && h === told) return;
    told = h;
    const messages = [
      { steelyard: 1, type: "height", value: h },
      { sentinel: "amp", type: "embed-size", width: w, height: h },
      JSON.stringify({ src: location.href, context: "iframe.resize", height: h }),
    ];
    if (pym) messages.push(["pym", pym, "height", h].join("xPYMx"));
    if (wordpress) messages.push(/** @type {any} */ ({ secret: wordpress, message: "height", value: h }));
    if (chart) messages.push(/** @type {any} */ ({ "datawrapper-height": { [chart]: h } }));
    for (const message of messages) host.postMessage(message, "*");
    if (resizer) {
      const [name, source] = resizer;
      source.postMessage(RESIZER + [name, h, w, kind || "resize"].join(":"), { targetOrigin: "*" });
    }
  }

  /** @param {MessageEvent} event */
  function hear({ data, source }) {
    const said = String(data);
    if (said.startsWith(RESIZER)) {
      const fields = said.slice(RESIZER.length).split(":");
      if (fields.length > 8 && /^(true|false)$/.test(fields[2])) {
        resizer = [fields[0], source || host];
        tell("init");
      } else if (resizer) tell("resize");
    } else if (pym && source === host && said.startsWith(["pym", pym, "width", ""].join("xPYMx"))) tell("resize");
  }

  on(window, "message", hear, signal);
  on(window, "load", () => tell("resize"), signal);
  host.postMessage("[iFrameResizerChild]Ready", "*");
  const observer = new ResizeObserver(() => {
    clearTimeout(timer);
    timer = setTimeout(tell, QUIET);
  });
  observer.observe(root);
  on(signal, "abort", () => {
    clearTimeout(timer);
    observer.disconnect();
  });
}

/**
 * A document that is nothing but the figure gets its ground, and tells its height; a page that holds more is its
 * author's.
 * @param {HTMLElement} root
 * @param {AbortSignal} signal
 */
function standAlone(root, signal) {
  const body = root.parentElement;
  const isOther = (/** @type {Element} */ each) => each !== root && !each.matches("script,style,link,template");
  if (body?.localName !== "body" || [...body.children].some(isOther)) return;
  body.style.margin = "0";
  document.documentElement.style.colorScheme = "light dark";
  tellHosts(root, signal);
}
