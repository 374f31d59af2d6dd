//! The JavaScript API of `<steelyard-view>`, in the shell and on somebody's own page.

use crate::bench::Bench;
use crate::check;
use crate::check_equal;
use crate::drive::page::Page;
use crate::suite::Test;
use serde_json::{Value, json};
use std::fs;
use xtask::failure::{Failure, Outcome, While};
use xtask::paths;

/// The tests of this topic.
pub const TESTS: &[Test] = &[
    Test { name: "unknown_values_are_refused_with_those_allowed", run: refusals },
    Test { name: "study_comes_back_as_it_was_saved", run: round_trip },
    Test { name: "change_event_holds_settings_and_no_data", run: change_event },
    Test { name: "names_that_mean_something_to_javascript_are_names", run: names },
    Test { name: "bytes_that_are_gone_and_files_that_are_none_are_refused", run: no_bytes },
    Test { name: "element_works_on_somebodys_own_page", run: own_page },
    Test { name: "element_comes_and_goes_without_growth", run: comes_and_goes },
];

fn refusals(bench: &mut Bench) -> Outcome {
    let page = bench.open_file()?;
    page.api("example", json!(["cfir_interviews"]))?;
    let before = page.api("table", json!([]))?;
    let cases = [
        ("table", json!([{"rows": "banana"}]), ["banana", "construct"]),
        ("table", json!([{"unit": "words"}]), ["words", "participants"]),
        ("table", json!([{"basis": "share"}]), ["share", "share_of_valence"]),
        ("table", json!([{"colour": "red"}]), ["colour", "columns"]),
        ("table", json!(["domain"]), ["table()", "object"]),
        ("figure", json!([{"chart": "pie"}]), ["pie", "two_sided_bars"]),
        ("figure", json!([{"palette": "pink"}]), ["pink", "greyscale"]),
        ("export", json!([{"kind": "doc"}]), ["doc", "svg"]),
        ("export", json!([{"kind": "png", "dpi": 5}]), ["dpi", "72"]),
        ("export", json!([{"kind": "codebook", "framework": "cfi"}]), ["cfi", "cfir-2022"]),
        ("excerpts", json!([{"rows": "x"}]), ["rows", "row"]),
        ("example", json!(["nobody"]), ["nobody", "cfir_interviews"]),
        ("example", json!(["__proto__"]), ["__proto__", "cfir_interviews"]),
        ("example", json!([5]), ["example()", "string"]),
        ("example", json!([]), ["example()", "string"]),
        ("figure", json!([{"width_mm": 39.5}]), ["39.5", "from 40 to 400"]),
        ("figure", json!([{"width_mm": -1e9}]), ["figure.width_mm", "from 40 to 400"]),
        ("restore", json!([{"table": {"rows": "banana"}}]), ["banana", "domain"]),
        ("load", json!(["a.csv"]), ["load()", "bytes"]),
        ("load", json!([[]]), ["load()", "no file was given"]),
        ("load", json!([]), ["load()", "bytes"]),
        ("load", json!([[{"name": "a.csv"}]]), ["load()", "bytes"]),
        ("load", json!([[{"name": 5, "bytes": "x"}]]), ["load()", "name"]),
    ];
    for (method, arguments, expected) in cases {
        let Err(refusal) = page.api(method, arguments.clone()) else {
            return Err(Failure::new(format!("{method}({arguments}) was taken")));
        };
        let said = refusal.to_string();
        for word in expected {
            check!(said.contains(word), "{method}({arguments}): no {word:?} in {said:?}");
        }
    }
    check_equal!(page.api("table", json!([]))?, before, "the table after all that");
    Ok(())
}

fn round_trip(bench: &mut Bench) -> Outcome {
    let csv = "participant,group,domain,valence,excerpt\nP1,Nurses,Knowledge,barrier,Æ\nP2,Doctors,Skills,facilitator,b\n";
    let page = bench.open_file()?;
    page.load(&[("own.csv", csv.as_bytes())])?;
    page.api("restore", json!([{"table": {"columns": "all", "basis": "share_of_valence"}, "figure": {"palette": "greyscale"}}]))?;
    let everything = |page: &Page<'_>| -> Outcome<[Value; 3]> {
        Ok([
            page.api("table", json!([]))?,
            page.api("figure", json!([{"width_mm": 170}]))?,
            page.api("save", json!([]))?["settings"].clone(),
        ])
    };
    let before = everything(&page)?;
    check_equal!(before[0]["spec"]["basis"], json!("share_of_valence"), "the basis restored");
    let study = page.api("save", json!([]))?;
    let settings = page.api("save", json!([{"without_data": true}]))?;
    check!(!settings.to_string().contains("UDEs"), "settings alone hold data");

    let page = bench.open_file()?;
    page.api("restore", json!([study]))?;
    check_equal!(everything(&page)?, before, "everything, after it was saved and restored");

    let page = bench.open_file()?;
    page.load(&[("own.csv", csv.as_bytes())])?;
    page.api("restore", json!([settings]))?;
    check_equal!(everything(&page)?, before, "settings alone, over the same file");
    let other = csv.replace("P2", "P3");
    page.load(&[("own.csv", other.as_bytes())])?;
    check!(
        page.api("restore", json!([settings])).is_err(),
        "settings were taken over another file"
    );
    Ok(())
}

fn change_event(bench: &mut Bench) -> Outcome {
    let page = bench.open_file()?;
    page.js("window.changes = []; view.addEventListener('steelyard-change', (event) => changes.push(event.detail));")?;
    page.api("example", json!(["cfir_interviews"]))?;
    page.api("restore", json!([{"table": {"basis": "share_of_group"}}]))?;
    let changes = page.js("return changes;")?;
    let last = changes.as_array().and_then(|all| all.last()).cloned().unwrap_or_default();
    check_equal!(last["settings"]["table"]["basis"], json!("share_of_group"), "the last change");
    check!(!changes.to_string().contains("P1"), "an event holds data");
    Ok(())
}

/// Labels, a column, a file and a setting by the name of what every object inherits.
fn names(bench: &mut Bench) -> Outcome {
    let page = bench.open_file()?;
    let script = r#"
        const csv = 'participant,__proto__,group,code,valence\n'
          + 'P1,x,__proto__,__proto__,barrier\nP1,x,__proto__,constructor,barrier\nP2,y,toString,__proto__,facilitator\n';
        const bytes = window.Uint8Array.from(new TextEncoder().encode(csv));
        const loaded = await view.load([{ name: '__proto__', bytes }],
          JSON.parse('{"framework": "none", "files": {"__proto__": {"roles": {"__proto__": "attribute"}}}}'));
        const own = (object, name) => Object.getOwnPropertyDescriptor(object, name)?.value;
        const roles = own(loaded.roles, '__proto__');
        const asked = { rows: 'code', columns: 'group', unit: 'codings', basis: 'count' };
        const counts = (table) => table.rows.flatMap((row, at) => table.columns.map((column, to) =>
          [row.label, column.label, table.cells[at][to].barrier.count, table.cells[at][to].facilitator.count].join()));
        const counted = counts(await view.table(asked));
        const kept = counts(await view.table({ ...asked, filter: [{ by: { attribute: '__proto__' }, keep: ['x'] }] }));
        // An object of which it is a name of its own, as JSON gives it.
        const labelled = await view.restore(JSON.parse('{"value_labels": {"__proto__": {"x": "constructor"}}}'));
        const label = own(own(labelled.settings.value_labels, '__proto__'), 'x');
        const exported = async (kind) => new TextDecoder().decode(await view.export({ kind, figure: asked }));
        const csvOut = await exported('csv');
        const svg = await exported('svg');
        const saved = await view.save();
        const restored = await view.restore(saved);
        return {
          file: Object.keys(loaded.roles), column: own(roles, '__proto__') !== undefined,
          all: counted, kept, label, csvOut, svg: svg.includes('__proto__'),
          again: own(own(restored.settings.value_labels, '__proto__'), 'x'),
          polluted: ({}).x !== undefined || ({}).barrier !== undefined,
        };"#;
    let found = page.js_async(script, &[])?;
    check_equal!(found["file"], json!(["__proto__"]), "the file's name");
    check_equal!(found["column"], json!(true), "the column's role");
    let mut all: Vec<&str> =
        found["all"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    all.sort_unstable();
    let expected = [
        "__proto__,__proto__,1,0",
        "__proto__,toString,0,1",
        "constructor,__proto__,1,0",
        "constructor,toString,0,0",
    ];
    check_equal!(all, expected, "the table");
    let kept = found["kept"].to_string();
    check!(kept.contains("__proto__,__proto__,1,0") && !kept.contains("toString"), "kept: {kept}");
    check_equal!(found["label"], json!("constructor"), "the label of a value");
    check_equal!(found["again"], json!("constructor"), "the label after save() and restore()");
    let csv = found["csvOut"].as_str().unwrap_or_default();
    check!(csv.matches("__proto__").count() >= 2 && csv.contains("constructor"), "CSV: {csv}");
    check_equal!(found["svg"], json!(true), "the label in the figure");
    check_equal!(found["polluted"], json!(false), "what every object inherits");
    Ok(())
}

fn no_bytes(bench: &mut Bench) -> Outcome {
    let page = bench.open_file()?;
    page.api("example", json!(["cfir_interviews"]))?;
    let before = page.api("table", json!([]))?;
    let script = "
        const bytes = () => window.Uint8Array.from(new TextEncoder().encode('participant,code,valence\\nP1,Cost,barrier\\n'));
        const gone = bytes().buffer;
        const view8 = new window.Uint8Array(gone);
        window.structuredClone(gone, { transfer: [gone] });
        const said = [];
        for (const given of [gone, view8]) {
          said.push(await view.load([{ name: 'gone.csv', bytes: given }]).then(() => 'loaded', (error) => error.message));
        }
        // What is taken away after the call was copied before.
        const taken = bytes();
        const loading = view.load([{ name: 'taken.csv', bytes: taken }]);
        window.structuredClone(taken.buffer, { transfer: [taken.buffer] });
        const table = await view.table();
        return { said, rows: (await loading).rows, rowsAfter: table.rows.length };";
    let first = script.split("// What is taken").next().unwrap_or_default();
    let said = page.js_async(&format!("{first} return said;"), &[])?;
    for said in said.as_array().into_iter().flatten() {
        let said = said.as_str().unwrap_or_default();
        check!(said.contains("load()") && said.contains("Nothing was changed"), "it says {said:?}");
    }
    check_equal!(page.api("table", json!([]))?, before, "the table after what was refused");
    let found = page.js_async(script, &[])?;
    check_equal!((&found["rows"], &found["rowsAfter"]), (&json!(1), &json!(1)), "what was copied");
    Ok(())
}

/// Puts the element onto a page that knows nothing of Steelyard but its script.
fn host<'a>(bench: &'a Bench, before: &str, body: &str) -> Outcome<Page<'a>> {
    let script =
        fs::read(paths::dist().join("steelyard-view.js")).while_doing("reading the element")?;
    bench.site.put("/steelyard-view.js", "text/javascript; charset=utf-8", script);
    let html = format!(
        "<!doctype html><meta charset=utf-8><link rel=icon href=data:,><title>own</title>\
         <style>button {{ font-size: 99px; }}</style>\
         <script>{before}</script><script src=steelyard-view.js></script><body>{body}"
    );
    let address = bench.site.put("/own", "text/html; charset=utf-8", html);
    bench.session().go(&address)?;
    Ok(bench.page())
}

fn own_page(bench: &mut Bench) -> Outcome {
    let page = host(bench, "", "<steelyard-view></steelyard-view>")?;
    page.wait("q('#examples button')")?;
    page.api("example", json!(["tdf_scoping_review"]))?;
    page.wait_for_figure()?;
    let size = page.js("return getComputedStyle(q('#undo')).fontSize;")?;
    check!(size != json!("99px"), "the host's style leaks in");
    page.click_mark(0)?;
    page.wait("q('#passages blockquote')")?;
    check_equal!(page.js("return document.title;")?, json!("own"), "the host's title");
    // Bytes that another frame made have classes of their own.
    let script = "
        const other = document.createElement('iframe');
        document.body.append(other);
        const bytes = new TextEncoder().encode('participant,code,valence\\nP1,Cost,barrier\\n');
        const rows = [];
        for (const made of [other.contentWindow.Uint8Array.from(bytes), other.contentWindow.Uint8Array.from(bytes).buffer]) {
          rows.push((await view.load([{ name: 'other.csv', bytes: made }])).rows);
        }
        return rows;";
    check_equal!(page.js_async(script, &[])?, json!([1, 1]), "rows of another frame's bytes");
    check_equal!(bench.site.requests(), ["/own", "/steelyard-view.js"], "requests");
    let messages = bench.console()?;
    check!(messages.is_empty(), "the console heard: {messages:#?}");
    Ok(())
}

fn comes_and_goes(bench: &mut Bench) -> Outcome {
    let count = "
        window.living = 0;
        window.Worker = class extends Worker {
          constructor(...given) { super(...given); living += 1; }
          terminate() { super.terminate(); living -= 1; }
        };";
    let page = host(bench, count, "")?;
    let script = "
        for (let turn = 0; turn < 8; turn += 1) {
          const view = document.createElement('steelyard-view');
          document.body.append(view);
          await view.example('thematic_analysis');
          view.remove();
          await Promise.resolve();
        }
        const kept = document.createElement('steelyard-view');
        document.body.append(kept);
        await kept.example('thematic_analysis');
        const moved = document.createElement('div');
        document.body.append(moved);
        moved.append(kept);
        const table = await kept.table();
        return [living, table.rows.length];";
    let answer = page.js_async(script, &[])?;
    check_equal!(answer[0], json!(1), "workers that live for one element");
    check!(answer[1].as_u64().unwrap_or(0) > 0, "the element lost its study when it was moved");
    Ok(())
}
