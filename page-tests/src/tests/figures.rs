//! The figure's own controls: the order by hand, what is taller than a page, and grids of ratings.

use crate::bench::Bench;
use crate::check;
use crate::check_equal;
use crate::drive::page::{Page, key};
use crate::suite::Test;
use xtask::failure::Outcome;

/// The tests of this topic.
pub const TESTS: &[Test] = &[
    Test { name: "rows_are_put_into_an_order_by_hand", run: order_by_hand },
    Test {
        name: "a_figure_taller_than_its_page_says_so_and_offers_others",
        run: taller_than_a_page,
    },
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
