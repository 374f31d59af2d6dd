// The outer page. It holds no data: it shows the frame and hears four small things from it, each checked here again.
(() => {
  "use strict";
  // The frame lies in a template until this script puts it out, for two reasons: without scripts it would show an
  // empty box, and only a browser that asks for leave to copy may be given it, since others complain of the word.
  const frame = document.querySelector("template").content.firstElementChild;
  if (document.featurePolicy?.features().includes("clipboard-write")) frame.allow = "clipboard-write";
  document.body.append(frame);

  const titles = { start: {{title}}, {{titles}} };
  const warn = (event) => event.preventDefault();
  const hear = {
    ready: (value) => {
      if (value === true) document.documentElement.dataset.steelyard = "ready";
    },
    // One of a few titles that stand here: a window's title goes into the browser's history, and what is open in
    // the page is to leave no trace there.
    title: (value) => {
      if (Object.hasOwn(titles, value)) document.title = titles[value];
    },
    // The listener stands only while there is something to lose: with it, browsers keep no page for the back button.
    unsaved: (value) => {
      if (value === true) addEventListener("beforeunload", warn);
      if (value === false) removeEventListener("beforeunload", warn);
    },
    // A frame is printed as tall as it is. Passed on to the page that embeds this one as well, and nothing else is.
    height: (value) => {
      if (!Number.isFinite(value) || value < 0 || value > 1e6) return;
      frame.style.setProperty("--content-height", `${Math.ceil(value)}px`);
      if (parent === window) return;
      parent.postMessage({ steelyard: 1, type: "height", value: Math.ceil(value) }, "*");
    },
  };
  addEventListener("message", (event) => {
    const said = event.data;
    if (event.source !== frame.contentWindow || typeof said !== "object" || said === null || said.steelyard !== 1) return;
    if (Object.hasOwn(hear, said.type)) hear[said.type](said.value);
  });
})();
