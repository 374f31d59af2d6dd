//! The page's program. The same module serves the page and its worker.

fn main() {
    steelyard::web::start();
}
