//! Words of the page that says how a live figure is put into a host.

/// Title of the page.
pub const TITLE: &str = "How to embed the figure";
/// What the page is for.
pub const HINT: &str = "Upload figure.html where the system below takes files, then paste what stands in the box. The figure needs no other file and no server. Where scripts do not run it shows its drawing, its table and its words.";
/// Button.
pub const COPY: &str = "Copy";
/// Beside the button, when it is done.
pub const COPIED: &str = "Copied.";

/// Heading of the page.
pub fn heading(title: &str) -> String {
    format!("How to embed “{title}”")
}

/// A host, and what is written there.
#[derive(Debug)]
pub struct Host {
    /// Its name.
    pub name: &'static str,
    /// What to do there.
    pub how: &'static str,
    /// What is pasted.
    pub text: String,
}

/// A frame taller than a window would have the exact number, which stands at its lower edge, out of sight.
const TALLEST_PX: u32 = 900;

/// The hosts, those of most use first. `height_px` is the height of a frame that does not follow the figure's;
/// `with_pictures` tells whether there are a PNG and a PDF of it.
pub fn hosts(title: &str, height_px: u32, with_pictures: bool) -> Vec<Host> {
    let height_px = height_px.min(TALLEST_PX);
    let (png, pdf) =
        if with_pictures { ("figure.png", "figure.pdf") } else { ("figure.svg", "figure.svg") };
    let name = attribute(title);
    let sandbox = "sandbox=\"allow-scripts allow-downloads\"";
    let frame = format!(
        "<iframe src=\"figure.html\" title=\"{name}\" width=\"100%\" height=\"{height_px}\" {sandbox} style=\"border:0\"></iframe>"
    );
    let host = |name, how, text| Host { name, how, text };
    vec![
        host(
            "Any web page",
            "Put figure.html beside the page. The frame has a fixed height, within which a taller figure scrolls.",
            frame.clone(),
        ),
        host(
            "A web page whose frame follows the figure’s height",
            "The script takes nothing from the figure but a number. A figure taller than the window scrolls within its frame, so that the number that is pointed at stays in sight.",
            format!(
                "{frame}\n<script>\naddEventListener(\"message\", ({{ source, data }}) => {{\n  for (const frame of document.querySelectorAll(\"iframe\")) {{\n    if (source === frame.contentWindow && data?.steelyard === 1 && data.type === \"height\" && Number.isFinite(data.value)) {{\n      frame.height = Math.min(data.value, Math.max(400, innerHeight));\n    }}\n  }}\n}});\n</script>"
            ),
        ),
        host(
            "A web page with iframe-resizer 4",
            "It speaks to a frame without rights of the page only where it is told not to compare addresses (checkOrigin). Put its own file beside the page.",
            format!("{frame}\n<script src=\"iframeResizer.min.js\"></script>\n<script>\niFrameResize({{ checkOrigin: false, maxHeight: Math.max(400, innerHeight), scrolling: 'auto' }}, 'iframe[src=\"figure.html\"]');\n</script>"),
        ),
        host(
            "A web page with pym.js",
            "Put its own file beside the page.",
            format!("<div data-pym-src=\"figure.html\" data-pym-title=\"{name}\" data-pym-sandbox=\"allow-scripts allow-downloads\"></div>\n<script src=\"pym.v1.min.js\"></script>"),
        ),
        host(
            "Open Journal Systems (OJS)",
            "Add a galley of the article, choose figure.html as its file and HTML as its label. The journal shows it in a frame of its own; nothing is pasted.",
            "figure.html".to_owned(),
        ),
        host(
            "Dataverse, OSF, Zenodo and other repositories",
            "Upload these files. Previews that take scripts away show the table and the words; the file is live once it is downloaded and opened.",
            format!("figure.html\n{png}\ndata.csv"),
        ),
        host(
            "Quarto",
            "Put figure.html beside the document. With embedded resources the file stays beside it.",
            format!("```{{=html}}\n{}\n```", frame.replacen("<iframe ", "<iframe data-external=\"1\" ", 1)),
        ),
        host(
            "R Markdown",
            "The figure travels within the document.",
            format!(
                "```{{r, echo=FALSE}}\nhtmltools::tags$iframe(\n  srcdoc = paste(readLines(\"figure.html\", encoding = \"UTF-8\"), collapse = \"\\n\"),\n  title = \"{}\", width = \"100%\", height = \"{height_px}\",\n  sandbox = \"allow-scripts allow-downloads\", style = \"border:0\"\n)\n```",
                title.replace('\\', "\\\\").replace('"', "\\\"")
            ),
        ),
        host(
            "MyST, Curvenote, Jupyter Book: as a widget",
            "Put figure.mjs beside the document. The widget is as tall as the figure.",
            ":::{anywidget} ./figure.mjs\n:::".to_owned(),
        ),
        host(
            "MyST, Curvenote, Jupyter Book: as a frame",
            "Put figure.html where it is served; the box has a fixed shape, in which the figure scrolls.",
            ":::{iframe} ./figure.html\n:width: 100%\n:::".to_owned(),
        ),
        host(
            "Jupyter",
            "Put figure.html beside the notebook.",
            format!("from IPython.display import IFrame\nIFrame(\"figure.html\", width=\"100%\", height={height_px})"),
        ),
        host(
            "Jupyter, marimo: as a widget",
            "Put figure.mjs beside the notebook.",
            "import pathlib, anywidget\n\nclass Figure(anywidget.AnyWidget):\n    _esm = pathlib.Path(\"figure.mjs\")\n\nFigure()".to_owned(),
        ),
        host(
            "Journals of the American Astronomical Society",
            "Give figNNint.zip the number of the figure in place of NN and upload it with the drawing.",
            format!("figNNint.zip\n{pdf}"),
        ),
    ]
}

/// A text as an attribute's value in double quotes.
fn attribute(text: &str) -> String {
    text.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;").replace('>', "&gt;")
}
