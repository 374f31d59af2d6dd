//! The figure's own controls: the order by hand, what is taller than a page, and grids of ratings.

use crate::bench::Bench;
use crate::check;
use crate::check_equal;
use crate::drive::page::{Page, key};
use crate::suite::Test;
use serde_json::json;
use xtask::failure::Outcome;

/// The tests of this topic.
pub const TESTS: &[Test] = &[
    Test { name: "rows_are_put_into_an_order_by_hand", run: order_by_hand },
    Test {
        name: "a_figure_taller_than_its_page_says_so_and_offers_others",
        run: taller_than_a_page,
    },
    Test { name: "a_file_is_held_against_what_a_journal_asks", run: held_against_a_journal },
    Test { name: "what_a_journal_asks_stands_in_the_fields_of_the_file", run: asked_by_a_journal },
    Test { name: "characters_without_outlines_are_drawn_by_the_browser", run: by_the_browser },
    Test { name: "a_cell_of_the_ratings_grid_opens_its_passages", run: ratings_grid },
];

/// The rows of the list, in their order.
fn listed(page: &Page<'_>) -> Outcome<String> {
    let rows = page.js("return all('#hand-order li').map((row) => row.textContent).join(', ');")?;
    Ok(rows.as_str().unwrap_or_default().to_owned())
}

fn order_by_hand(bench: &mut Bench) -> Outcome {
    let page = bench.open_file()?;
    let sheet = "code,valence\nTheme 10,barrier\nTheme 2,facilitator\nAlpha,barrier\n";
    page.load(&[("sheet.csv", sheet.as_bytes())])?;
    page.wait_for_figure()?;
    page.choose("#order", "Alphabetical, numbers by value")?;
    page.wait("text('table.numbers tbody tr:nth-child(2) th').includes('Theme 2')")?;
    page.choose("#order", "By hand")?;
    page.wait("q('#hand-order')")?;
    check_equal!(listed(&page)?, "Theme 10, Theme 2, Alpha", "the order of the data at first");
    page.click("#hand-order li:nth-child(3)")?;
    page.chord(&[key::ALT, key::UP])?;
    page.wait("all('#hand-order li')[1].textContent === 'Alpha'")?;
    page.click("#row-up")?;
    page.wait("all('#hand-order li')[0].textContent === 'Alpha'")?;
    page.wait("text('table.numbers tbody tr:nth-child(1) th').includes('Alpha')")?;
    page.js(
        "const [first, , last] = all('#hand-order li');
         const data = new DataTransfer();
         first.dispatchEvent(new DragEvent('dragstart', { bubbles: true, dataTransfer: data }));
         last.dispatchEvent(new DragEvent('dragover', { bubbles: true, cancelable: true, dataTransfer: data }));",
    )?;
    page.js("all('#hand-order li')[2].dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true }));")?;
    page.wait("all('#hand-order li')[2].textContent === 'Alpha'")?;
    check_equal!(listed(&page)?, "Theme 10, Theme 2, Alpha", "dragged to the end");
    page.wait("text('#caption').includes('chosen by hand')")
}

fn taller_than_a_page(bench: &mut Bench) -> Outcome {
    let page = bench.open_file()?;
    let mut sheet = "code,valence\n".to_owned();
    for row in 0..90 {
        sheet.push_str(&format!("Code {row},barrier\n"));
    }
    page.load(&[("sheet.csv", sheet.as_bytes())])?;
    page.wait_for_figure()?;
    page.wait("q('#page-fit')")?;
    let said = page.text("#page-fit")?;
    check!(said.contains("A page holds 257 mm"), "{said}");
    check!(said.contains("parts, each a file"), "{said}");
    page.click("#page-fit button[data-page='first']")?;
    page.wait("text('#page-fit').includes('holds the first')")?;
    page.click("#page-fit button[data-page='whole']")?;
    page.wait("text('#page-fit').includes('It is taller than its page.')")?;
    page.click("#page-fit button[data-page='parts']")?;
    page.wait("text('#page-fit').includes('parts, each a file')")
}

fn ratings_grid(bench: &mut Bench) -> Outcome {
    let page = bench.open_file()?;
    let sheet = "site,construct,rating,quote,participant\n\
                 A,Culture,-1,We never did it so.,P1\nB,Culture,+2,They all joined.,P2\n";
    page.load(&[("sheet.csv", sheet.as_bytes())])?;
    page.wait_for_figure()?;
    page.choose("#chart", "Ratings grid")?;
    page.wait("text('#caption').startsWith('Ratings of')")?;
    page.click_mark(1)?;
    page.wait("text('.passages').includes('They all joined.')")?;
    let passages = page.text(".passages")?;
    check!(!passages.contains("We never did it so."), "{passages}");
    Ok(())
}

fn held_against_a_journal(bench: &mut Bench) -> Outcome {
    let page = bench.open_file()?;
    page.api("example", json!(["cfir_interviews"]))?;
    page.see("export")?;
    page.choose("#figure-preset", "PLOS")?;
    // Its own formats are the first choice.
    page.wait("q('#figure-format').value === 'tiff' && q('#figure-dpi').value === '300'")?;
    page.click("#check-figure")?;
    page.wait("q('#checked-figure')")?;
    let told = "all('.demands li').map((line) => line.textContent)";
    let lines = page.js(&format!("return {told};"))?;
    let lines: Vec<&str> =
        lines.as_array().into_iter().flatten().filter_map(|line| line.as_str()).collect();
    check!(lines.len() == 8 && lines.iter().all(|line| line.starts_with("Kept")), "{lines:?}");
    check!(lines[0].contains("190.5 mm"), "{lines:?}");
    // The picture beside it is as wide as the file: 190.5 mm of CSS, 96 pixels an inch.
    page.wait("q('.true-size img').complete && q('.true-size img').naturalWidth > 0")?;
    let width = page.js("return q('.true-size img').naturalWidth;")?;
    check!((width.as_f64().unwrap_or(0.0) - 720.0).abs() <= 1.0, "{width}");
    // It scrolls within its part of the page and pushes nothing over another.
    let out = page.js("
        const card = q('#checked-figure').closest('.card').getBoundingClientRect();
        return all('#checked-figure *').filter((part) => part.tagName !== 'IMG'
          && part.getBoundingClientRect().right > card.right + 1).length;")?;
    check!(out == json!(0), "{out} parts stand out of their card");
    page.click("#download-figure")?;
    page.wait("q('#live').textContent.includes('.tif')")?;
    // What breaks a demand is told before it is downloaded.
    page.choose("#figure-format", "PNG: pixels")?;
    page.click("#check-figure")?;
    page.wait(&format!(
        "{told}.some((line) => line.startsWith('Broken') && line.includes('TIFF or EPS'))"
    ))?;
    Ok(())
}

fn asked_by_a_journal(bench: &mut Bench) -> Outcome {
    let page = bench.open_file()?;
    page.api("example", json!(["cfir_interviews"]))?;
    let shown = |width: &str, height: &str, style: &str| {
        format!(
            "q('#figure-width').placeholder === '{width}' && q('#figure-width').value === ''
             && q('#figure-height').placeholder === '{height}' && q('#figure-height').value === ''
             && q('#figure-style').selectedOptions[0].textContent === '{style}'"
        )
    };
    let (screen, print) = ("For a screen", "For a journal (smaller type)");
    page.wait_for_figure()?;
    page.see("export")?;
    page.wait(&shown("230", "257", screen))?;
    page.choose("#figure-preset", "PLOS")?;
    page.wait(&shown("190.5", "222.25", print))?;
    // What is chosen stands, and what is not still follows the journal.
    page.choose("#figure-style", screen)?;
    page.wait(&shown("190.5", "222.25", screen))?;
    page.choose("#figure-preset", "Nature")?;
    page.wait(&shown("180", "170", print))?;
    page.choose("#figure-preset", "No journal in particular")?;
    page.wait(&shown("230", "257", screen))?;
    page.choose("#figure-style", print)?;
    page.wait(&shown("170", "257", print))
}

fn by_the_browser(bench: &mut Bench) -> Outcome {
    let page = bench.open_file()?;
    let csv = "participant,code,valence\nP1,環境,barrier\nP2,Time 👍,facilitator\n";
    page.load(&[("study.csv", csv.as_bytes())])?;
    for (kind, start) in [("png", "137,80,78,71"), ("tiff", "73,73,42,0")] {
        let script = "return [...(await view.export(args[0])).slice(0, 4)].join();";
        let found = page.js_async(script, &[json!({"kind": kind})])?;
        check!(found.as_str() == Some(start), "{kind}: {found}");
    }
    let refused = page.api("export", json!([{"kind": "pdf"}]));
    let told = refused.err().map(|failure| failure.to_string()).unwrap_or_default();
    check!(told.contains("環 (U+74B0)") && told.contains("SVG"), "{told}");
    Ok(())
}
