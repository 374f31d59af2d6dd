//! A PDF taken apart as its specification says: objects by the table of where they stand, streams by their
//! lengths, and the texts of the page by the fonts' own tables.

use std::collections::BTreeMap;

/// A PDF whose objects were found.
pub struct Pdf {
    /// The bodies by number.
    pub objects: BTreeMap<usize, Vec<u8>>,
    /// What stands behind the table.
    pub trailer: String,
}

fn find(bytes: &[u8], what: &[u8]) -> Option<usize> {
    bytes.windows(what.len()).position(|window| window == what)
}

/// The number behind a word.
fn number_after(text: &str, word: &str) -> usize {
    let rest = text.split(word).nth(1).unwrap_or_else(|| panic!("no {word} in {text}"));
    let digits: String = rest.trim_start().chars().take_while(char::is_ascii_digit).collect();
    digits.parse().unwrap_or_else(|_| panic!("no number behind {word} in {text}"))
}

impl Pdf {
    /// Follows the table of objects; each must stand exactly where it says, and nothing between them.
    pub fn read(bytes: &[u8]) -> Self {
        assert!(bytes.starts_with(b"%PDF-1.7\n") && bytes.ends_with(b"%%EOF\n"));
        let end = String::from_utf8_lossy(&bytes[bytes.len() - 60..]).into_owned();
        let start = number_after(&end, "startxref");
        let table = String::from_utf8(bytes[start..].to_vec()).unwrap();
        let mut lines = table.split_inclusive('\n');
        assert_eq!(lines.next(), Some("xref\n"));
        let count = number_after(lines.next().unwrap(), "0 ");
        assert_eq!(lines.next(), Some("0000000000 65535 f \n"));
        let mut objects = BTreeMap::new();
        let mut at = find(bytes, b"1 0 obj").unwrap();
        for number in 1..count {
            let line = lines.next().unwrap();
            assert_eq!((line.len(), &line[10..]), (20, " 00000 n \n"));
            assert_eq!(line[..10].parse::<usize>().unwrap(), at, "object {number}");
            let head = format!("{number} 0 obj\n");
            assert!(bytes[at..].starts_with(head.as_bytes()));
            let body = &bytes[at + head.len()..start];
            let length = match find(body, b"\nstream\n") {
                Some(stream) if find(body, b"\nendobj\n").is_some_and(|end| stream < end) => {
                    let dictionary = String::from_utf8_lossy(&body[..stream]).into_owned();
                    let end = stream + 8 + number_after(&dictionary, "/Length ");
                    assert!(body[end..].starts_with(b"\nendstream\nendobj\n"), "object {number}");
                    end + 10
                }
                _ => find(body, b"\nendobj\n").unwrap(),
            };
            objects.insert(number, body[..length].to_vec());
            at += head.len() + length + 8;
        }
        assert_eq!(at, start, "something stands between the last object and the table");
        let trailer: String = lines.collect();
        assert_eq!(number_after(&trailer, "/Size"), count);
        Self { objects, trailer }
    }

    /// The text of an object that is a dictionary, or of the dictionary before a stream.
    pub fn dictionary(&self, number: usize) -> String {
        let body = &self.objects[&number];
        let end = find(body, b"\nstream\n").unwrap_or(body.len());
        String::from_utf8(body[..end].to_vec()).unwrap()
    }

    /// The content of a stream, unpacked where it is packed.
    pub fn stream(&self, number: usize) -> Vec<u8> {
        let (body, dictionary) = (&self.objects[&number], self.dictionary(number));
        let start = dictionary.len() + 8;
        let bytes = &body[start..start + number_after(&dictionary, "/Length ")];
        if dictionary.contains("/FlateDecode") {
            miniz_oxide::inflate::decompress_to_vec_zlib(bytes).unwrap()
        } else {
            bytes.to_vec()
        }
    }

    /// The object that a dictionary links to under a key.
    pub fn linked(&self, dictionary: &str, key: &str) -> usize {
        let link = number_after(dictionary, key);
        assert!(self.objects.contains_key(&link), "{key} {link}");
        link
    }

    /// The number of the only page.
    pub fn page(&self) -> usize {
        let catalog = self.dictionary(self.linked(&self.trailer, "/Root"));
        let pages = self.dictionary(self.linked(&catalog, "/Pages"));
        assert!(pages.contains("/Count 1"));
        number_after(&pages, "/Kids [")
    }

    /// The texts of the page in their order: size in points, place, and what stands there, by the fonts' tables.
    pub fn texts(&self) -> Vec<(f64, f64, f64, String)> {
        let page = self.dictionary(self.page());
        let content = self.stream(self.linked(&page, "/Contents"));
        let content = String::from_utf8(content).unwrap();
        let mut texts = Vec::new();
        for line in content.lines().filter(|line| line.starts_with("BT ")) {
            let parts: Vec<&str> = line.split(' ').collect();
            let ["BT", font, size, "Tf", x, y, "Td", string, "Tj", "ET"] = parts[..] else {
                panic!("{line}");
            };
            let font = self.dictionary(self.linked(&page, &format!("{font} ")));
            let known = self.unicode(self.linked(&font, "/ToUnicode"));
            let digits = string.trim_matches(['<', '>']).as_bytes();
            let glyphs = digits.chunks(4).map(|glyph| String::from_utf8_lossy(glyph).into_owned());
            let text = glyphs.map(|glyph| known[&glyph].clone()).collect();
            let [size, x, y] = [size, x, y].map(|number| number.parse().unwrap());
            texts.push((size, x, y, text));
        }
        texts
    }

    fn unicode(&self, number: usize) -> BTreeMap<String, String> {
        let table = String::from_utf8(self.stream(number)).unwrap();
        let mut known = BTreeMap::new();
        for line in table.lines().filter(|line| line.starts_with('<') && line.contains("> <")) {
            let (glyph, text) = line.split_once(' ').unwrap();
            if glyph == "<0000>" {
                continue;
            }
            let units: Vec<u16> = text
                .trim_matches(['<', '>'])
                .as_bytes()
                .chunks(4)
                .map(|unit| u16::from_str_radix(std::str::from_utf8(unit).unwrap(), 16).unwrap())
                .collect();
            let text = String::from_utf16(&units).unwrap();
            known.insert(glyph.trim_matches(['<', '>']).to_owned(), text);
        }
        known
    }
}
