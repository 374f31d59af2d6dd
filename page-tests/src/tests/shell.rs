//! The locked shell: opens everywhere, in silence, and says what it needs where it cannot run.

use crate::bench::Bench;
use crate::check;
use crate::check_equal;
use crate::drive::engine::Engine;
use crate::suite::Test;
use serde_json::json;
use std::fs;
use xtask::bundle::{self, Program};
use xtask::failure::{Outcome, While};
use xtask::paths;
use xtask::shipped::notices;

/// The tests of this topic.
pub const TESTS: &[Test] = &[
    Test { name: "is_what_the_bundler_makes", run: is_what_the_bundler_makes },
    Test { name: "opens_from_file", run: opens_from_file },
    Test { name: "opens_over_http", run: opens_over_http },
    Test { name: "opens_inside_a_sandboxed_frame", run: opens_inside_a_sandboxed_frame },
    Test { name: "frame_hears_nothing", run: frame_hears_nothing },
    Test { name: "title_names_no_study_and_leaving_is_asked_about", run: title_and_leaving },
    Test { name: "help_names_program_and_licences", run: help_names_program_and_licences },
    Test { name: "help_tells_the_hash_of_the_pages_own_file", run: help_tells_hash },
    Test { name: "no_field_is_spell_checked", run: no_field_is_spell_checked },
    Test { name: "console_is_heard", run: console_is_heard },
    Test { name: "says_that_it_needs_webassembly", run: says_that_it_needs_webassembly },
    Test { name: "says_that_it_is_damaged", run: says_that_it_is_damaged },
    Test { name: "says_that_it_needs_javascript", run: says_that_it_needs_javascript },
];

/// Hears what the console and the policy say within the frame, from before the program's first line.
const LISTEN: &str = "
    if (typeof document !== 'undefined') {
      globalThis.heard = [];
      for (const level of ['debug', 'error', 'info', 'log', 'warn']) {
        const write = console[level].bind(console);
        console[level] = (...said) => { heard.push(said.join(' ')); write(...said); };
      }
      document.addEventListener('securitypolicyviolation', (event) => {
        heard.push(`${event.effectiveDirective} ${event.blockedURI} ${event.sample}`);
      });
      addEventListener('error', (event) => heard.push(event.message));
      addEventListener('unhandledrejection', (event) => heard.push(String(event.reason)));
    }
";

/// The program with a script before its first line. It runs in the page and in its workers.
pub fn preceded(bench: &Bench, script: &str) -> Outcome<Program> {
    let program = bench.program()?;
    Ok(Program { glue: format!("{script}\n{}", program.glue), ..program })
}

fn is_what_the_bundler_makes(bench: &mut Bench) -> Outcome {
    let built = fs::read_to_string(paths::single_file()).while_doing("reading the page")?;
    let made = bundle::shell(&bench.program()?)?;
    // The other tests make pages of the same parts, which says nothing of a page that is another.
    check!(built == made, "dist/index.html is not what the sources under www/ make: build it anew");
    Ok(())
}

fn opens_from_file(bench: &mut Bench) -> Outcome {
    let address = bench.file_address();
    one_job(bench, &address)?;
    quiet(bench)
}

fn help_names_program_and_licences(bench: &mut Bench) -> Outcome {
    bench.open_file()?;
    let page = bench.page();
    page.click("#open-help")?;
    page.wait("q('#program-hash')")?;
    let hash = bundle::hash(&bench.program()?);
    let said = page.text("#program-hash")?;
    check!(said.contains(&hash), "{said} does not name {hash}");
    let notices = fs::read_to_string(notices::file()).while_doing("reading the notices")?;
    let shown = page.js("return q('#help details pre').textContent")?;
    check_equal!(shown.as_str(), Some(notices.as_str()), "notices");
    Ok(())
}

/// "How do I know?" leads from the first page to the steps, and the hash that the page works out of its own file is that
/// of the file.
fn help_tells_hash(bench: &mut Bench) -> Outcome {
    let page = bench.open_file()?;
    page.click("#proof summary")?;
    page.click("#how-do-i-know")?;
    page.wait("q('#help-proof') && root.activeElement === q('#help-proof')")?;
    let said = page.js("return q('#help-proof').closest('section').textContent;")?;
    let said = said.as_str().unwrap_or_default();
    for step in ["airplane mode", "Press F12", "Get-FileHash", "shasum -a 256", "SHA256SUMS"] {
        check!(said.contains(step), "{step} is not said: {said}");
    }
    let file = paths::single_file();
    let hash = bundle::sha256(&fs::read(&file).while_doing("reading the page")?);
    page.upload("#hash-file", &[&file])?;
    page.wait("text('#file-hash') !== ''")?;
    check_equal!(page.text("#file-hash")?, format!("SHA-256 of “index.html”: {hash}"), "the hash");
    // Whoever chooses anything else has its hash and not the page's.
    let other = bench.write("other.html", b"other")?;
    page.upload("#hash-file", &[&other])?;
    page.wait("text('#file-hash').includes('other.html')")?;
    let said = page.text("#file-hash")?;
    check!(said.ends_with(&bundle::sha256(b"other")), "another file: {said}");
    Ok(())
}

/// A browser may have a server of its own check what is typed, the names of a study among it.
fn no_field_is_spell_checked(bench: &mut Bench) -> Outcome {
    bench.open_file()?;
    let page = bench.page();
    let checked = page.js("const field = document.createElement('textarea');
         q('.steelyard').append(field);
         const checked = field.spellcheck;
         field.remove();
         return checked;")?;
    check_equal!(checked, json!(false), "a field within the page is spell-checked");
    Ok(())
}

fn opens_over_http(bench: &mut Bench) -> Outcome {
    let address = bench.http_address();
    one_job(bench, &address)?;
    quiet(bench)?;
    check_equal!(bench.site.requests(), ["/"], "requests");
    Ok(())
}

fn opens_inside_a_sandboxed_frame(bench: &mut Bench) -> Outcome {
    let host = "<!doctype html><title>host</title><link rel=icon href=data:,>\
                <iframe sandbox='allow-scripts allow-downloads' src='/' width=900 height=600></iframe>";
    let address = bench.site.put("/host", "text/html; charset=utf-8", host);
    bench.session().go(&address)?;
    bench.enter_frame("iframe")?;
    bench.page().wait("document.documentElement.dataset.steelyard === 'ready'")?;
    bench.enter_frame("#steelyard")?;
    example_works(bench)?;
    quiet(bench)?;
    check_equal!(bench.site.requests(), ["/host", "/"], "requests");
    Ok(())
}

fn one_job(bench: &mut Bench, address: &str) -> Outcome {
    bench.open(address)?;
    example_works(bench)
}

fn example_works(bench: &Bench) -> Outcome {
    let page = bench.page();
    page.click("#example-cfir_interviews")?;
    page.wait_for_figure()?;
    let svg = page.export_text(json!({"kind": "svg"}))?;
    check!(svg.contains("<svg"), "the exported figure is no SVG: {svg:.100}");
    Ok(())
}

fn quiet(bench: &mut Bench) -> Outcome {
    let messages = bench.console()?;
    check!(messages.is_empty(), "the console heard: {messages:#?}");
    check_equal!(bench.sink.requests(), [""; 0], "requests to the sink");
    Ok(())
}

/// What the frame itself can hear: the same in every engine, also where the driver keeps the console to itself.
fn frame_hears_nothing(bench: &mut Bench) -> Outcome {
    let page = bundle::shell(&preceded(bench, LISTEN)?)?;
    let path = bench.write("listening.html", page.as_bytes())?;
    one_job(bench, &format!("file://{}", path.display()))?;
    let page = bench.page();
    page.click_mark(0)?;
    page.wait("q('#passages blockquote')")?;
    page.click("#close-passages")?;
    page.see("export")?;
    page.click("#save-png")?;
    page.wait("q('#live').textContent.includes('.png')")?;
    check_equal!(page.js("return heard;")?, json!([]), "what the frame heard");
    Ok(())
}

/// Without this, a console that nobody can hear would pass for a silent one.
fn console_is_heard(bench: &mut Bench) -> Outcome {
    let loud = "console.error('heard from the frame');\
                document.head.append(Object.assign(document.createElement('style'), { textContent: 'p {}' }));";
    let page = bundle::shell_with(&preceded(bench, LISTEN)?, loud)?;
    let path = bench.write("loud.html", page.as_bytes())?;
    bench.open(&format!("file://{}", path.display()))?;
    let within = bench.page().js("return heard.join();")?.to_string();
    let mut sides = vec![("within the frame", within)];
    if bench.engine != Engine::WebKit {
        sides.push(("by the browser", bench.console()?.join("\n")));
    }
    for (side, messages) in sides {
        check!(
            messages.contains("heard from the frame"),
            "an error was not heard {side}: {messages}"
        );
        check!(messages.contains("style-src"), "the policy was not heard {side}: {messages}");
    }
    Ok(())
}

fn says_that_it_needs_webassembly(bench: &mut Bench) -> Outcome {
    let program = preceded(bench, "delete globalThis.WebAssembly;")?;
    notice(bench, &program, "needs WebAssembly")
}

fn says_that_it_is_damaged(bench: &mut Bench) -> Outcome {
    let program = bench.program()?;
    let half = program.wasm.len() / 2;
    let wasm = program.wasm.iter().copied().take(half).collect();
    notice(bench, &Program { wasm, ..program }, "could not start")
}

fn notice(bench: &Bench, program: &Program, expected: &str) -> Outcome {
    let path = bench.write("notice.html", bundle::shell(program)?.as_bytes())?;
    bench.session().go(&format!("file://{}", path.display()))?;
    bench.enter_frame("#steelyard")?;
    bench.page().wait("document.querySelector('.steelyard-notice')")?;
    let said = bench.page().js("return document.body.innerText;")?;
    let said = said.as_str().unwrap_or_default().trim();
    check!(said.contains(expected), "the page says {said:?}");
    Ok(())
}

fn says_that_it_needs_javascript(_bench: &mut Bench) -> Outcome {
    let page = fs::read_to_string(paths::single_file()).while_doing("reading the page")?;
    let said = page.split("<noscript>").nth(1).and_then(|rest| rest.split("</noscript>").next());
    check!(
        said.is_some_and(|said| said.contains("needs JavaScript")),
        "without JavaScript the page says {said:?}"
    );
    Ok(())
}

fn title_and_leaving(bench: &mut Bench) -> Outcome {
    // What the frame asks before it goes anywhere, even of itself; drivers agree to every such question unseen.
    let asks = "
        const leaving = new Event('beforeunload', { cancelable: true });
        window.dispatchEvent(leaving);
        return leaving.defaultPrevented;";
    let titled = |bench: &Bench, expected: &str| -> Outcome {
        bench.to_top()?;
        bench.page().wait(&format!("document.title === {}", json!(expected)))?;
        bench.enter_frame("#steelyard")
    };
    let page = bench.open_file()?;
    titled(bench, "Steelyard")?;
    check_equal!(page.js(asks)?, json!(false), "leaving with nothing open");
    page.click("#example-cfir_interviews")?;
    page.wait_for_figure()?;
    titled(bench, "Figure – Steelyard")?;
    check_equal!(page.js(asks)?, json!(false), "leaving an example");
    page.load(&[("Ward 7, Anna.csv", b"participant,code,valence\nP1,Time,barrier\n")])?;
    titled(bench, "Figure – Steelyard")?;
    check_equal!(page.js(asks)?, json!(true), "leaving one's own data");
    let saved = page.api("save", json!([]))?;
    page.js("parent.postMessage({ steelyard: 1, type: 'title', value: 'Ward 7' }, '*');")?;
    page.js("parent.postMessage({ steelyard: 1, type: 'title', value: 'constructor' }, '*');")?;
    page.api("table", json!([]))?;
    titled(bench, "Figure – Steelyard")?;

    // An object need lie in no file; a study file does.
    let page = bench.open_file()?;
    page.api("restore", json!([saved]))?;
    page.wait_for_figure()?;
    check_equal!(page.js(asks)?, json!(true), "leaving what a script restored");
    let file = bench.write("own.json", saved.to_string().as_bytes())?;
    let page = bench.open_file()?;
    page.upload("#files", &[&file])?;
    page.wait_for_figure()?;
    check_equal!(page.js(asks)?, json!(false), "leaving a study file that was just opened");
    page.api("restore", json!([{"figure": {"title": "Changed"}}]))?;
    check_equal!(page.js(asks)?, json!(true), "leaving a study file that was changed");
    page.click("#undo")?;
    page.wait("!q('#redo').disabled && !q('#work')")?;
    check_equal!(page.js(asks)?, json!(false), "leaving what is again as in its file");
    // Own data added to an example are one's own.
    page.click("#another")?;
    page.click("#example-cfir_interviews")?;
    page.wait_for_figure()?;
    check_equal!(
        page.js("return Boolean(q('#synthetic'));")?,
        json!(true),
        "the mark of an example"
    );
    let own = bench.write("own.csv", b"participant,domain,valence\nP1,Outer Setting,barrier\n")?;
    page.upload("#add-files", &[&own])?;
    page.wait("!q('#synthetic') && !q('#work')")?;
    check_equal!(page.js(asks)?, json!(true), "leaving an example with own data");
    Ok(())
}
