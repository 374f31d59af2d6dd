// The element by which a page shows Steelyard: `<steelyard-view>`, an open shadow root with the page in it.
// Its methods are those of the program's `View`; each waits until the program has started.
(() => {
  "use strict";
  if (customElements.get("steelyard-view")) return;

  const METHODS = ["load", "example", "table", "figure", "numbers", "excerpts", "save", "restore", "export"];

  class SteelyardView extends HTMLElement {
    #view = null;

    connectedCallback() {
      if (this.#view !== null) return;
      const root = this.shadowRoot ?? this.attachShadow({ mode: "open" });
      this.#view = steelyardBoot.ready.then(({ View, styleText }) => {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(styleText());
        root.adoptedStyleSheets = [sheet];
        const mount = document.createElement("div");
        mount.className = "steelyard";
        // Some browsers have texts checked by a server of theirs. All fields within inherit this.
        mount.spellcheck = false;
        root.replaceChildren(mount);
        return new View(this, root, mount);
      });
      // Who called no method need not hear of it twice: the loader shows what went wrong.
      this.#view.catch(() => {});
    }

    disconnectedCallback() {
      // An element that is only moved is connected again by then.
      queueMicrotask(() => {
        if (this.isConnected || this.#view === null) return;
        this.#view.then((view) => view.close(), () => {});
        this.#view = null;
      });
    }

    async #call(method, args) {
      // Copied at once: whoever called may change what was given before its turn comes.
      let given;
      try {
        given = structuredClone(args);
      } catch {
        throw new TypeError(`${method}(): only plain values, objects, lists and bytes that are still there can be given. Nothing was changed.`);
      }
      if (this.#view === null) throw new Error("This <steelyard-view> is not in a document. Put it into the page before calling its methods.");
      return (await this.#view)[method](...given);
    }

    static {
      for (const method of METHODS) {
        Object.defineProperty(this.prototype, method, {
          configurable: true,
          writable: true,
          value(...args) {
            return this.#call(method, args);
          },
        });
      }
    }
  }

  customElements.define("steelyard-view", SteelyardView);
})();
