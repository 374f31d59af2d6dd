//! The file that the figure is made as for a journal: its format and resolution, chosen or left to the journal.

use steelyard_core::engine::ExportOptions;
use steelyard_core::figure::Preset;

use super::api::{PRINT_DPI, SCREEN_DPI};

/// Formats of the control, by their ids.
pub const FORMATS: [&str; 5] = ["svg", "pdf", "png", "tiff", "eps"];
/// Resolutions of the control, in dots per inch.
pub const RESOLUTIONS: [u32; 8] = [150, 192, 300, 450, 500, 600, 1000, 1200];

/// What was chosen of a file; what was not is what the publisher asks.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct FigureFile {
    /// One of [`FORMATS`].
    format: Option<&'static str>,
    /// One of [`RESOLUTIONS`].
    dpi: Option<u32>,
}

impl FigureFile {
    /// The same in another format, by its id; one that is not among [`FORMATS`] chooses none.
    #[must_use]
    pub fn with_format(self, id: &str) -> Self {
        Self { format: FORMATS.into_iter().find(|known| *known == id), ..self }
    }

    /// The same in another resolution, in dots per inch as digits; one that is not among [`RESOLUTIONS`] chooses
    /// none.
    #[must_use]
    pub fn with_dpi(self, digits: &str) -> Self {
        let dpi = digits.parse().ok().filter(|dpi| RESOLUTIONS.contains(dpi));
        Self { dpi, ..self }
    }

    /// The format by its id: the one chosen, else the first that the publisher takes, else SVG.
    pub fn format(self, preset: Option<&Preset>) -> &'static str {
        let asked = || preset?.formats()?.first().copied();
        self.format.or_else(asked).unwrap_or("svg")
    }

    /// The resolution in dots per inch: the one chosen, else what the publisher asks, else that of print.
    pub fn dpi(self, preset: Option<&Preset>) -> u32 {
        self.dpi.unwrap_or_else(|| {
            let is_counted = preset.is_some() && self.format(preset) == "png";
            // Within 1,200 pixels a side that is what a page's width leaves.
            let usual = if is_counted { SCREEN_DPI } else { PRINT_DPI };
            preset.and_then(Preset::dpi).unwrap_or(usual) as u32
        })
    }

    /// The file to ask for.
    pub fn export(self, preset: Option<&Preset>) -> ExportOptions {
        let dpi = f64::from(self.dpi(preset));
        match self.format(preset) {
            "pdf" => ExportOptions::Pdf,
            "eps" => ExportOptions::Eps,
            "png" => ExportOptions::Png { dpi },
            "tiff" => ExportOptions::Tiff { dpi },
            _ => ExportOptions::Svg,
        }
    }

    /// Whether the file is made of pixels, so that it has a resolution.
    pub fn has_pixels(self, preset: Option<&Preset>) -> bool {
        matches!(self.export(preset), ExportOptions::Png { .. } | ExportOptions::Tiff { .. })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use steelyard_core::figure::PRESETS;

    #[test]
    fn what_is_not_chosen_is_what_the_publisher_asks() {
        let none = FigureFile::default();
        for (preset, expected) in [
            (None, ExportOptions::Svg),
            (Some("plos"), ExportOptions::Tiff { dpi: 300.0 }),
            (Some("jmir"), ExportOptions::Png { dpi: 192.0 }),
            (Some("nature"), ExportOptions::Pdf),
            (Some("springer"), ExportOptions::Eps),
            // Nothing is asked of its format.
            (Some("bmj"), ExportOptions::Svg),
        ] {
            assert_eq!(none.export(preset.and_then(Preset::of)), expected, "{preset:?}");
        }
    }

    #[test]
    fn what_is_chosen_stands_whoever_asks_otherwise() {
        let png = FigureFile::default().with_format("png");
        let plos = Preset::of("plos");
        assert_eq!(png.export(plos), ExportOptions::Png { dpi: 300.0 });
        assert_eq!(png.export(None), ExportOptions::Png { dpi: 300.0 });
        assert_eq!(png.export(Preset::of("nature")), ExportOptions::Png { dpi: 192.0 });
        let fine = png.with_dpi("600");
        assert_eq!(fine.export(plos), ExportOptions::Png { dpi: 600.0 });
        assert_eq!(fine.with_format("tiff").export(plos), ExportOptions::Tiff { dpi: 600.0 });
        assert!(fine.has_pixels(None) && !fine.with_format("eps").has_pixels(plos));
    }

    #[test]
    fn what_is_not_offered_is_not_chosen() {
        for id in ["", "SVG", "gif", "docx"] {
            assert_eq!(FigureFile::default().with_format(id), FigureFile::default(), "{id}");
        }
        for dpi in ["", "0", "-300", "301", "300.0", "1e3", "99999999999"] {
            assert_eq!(FigureFile::default().with_dpi(dpi), FigureFile::default(), "{dpi}");
        }
    }

    #[test]
    fn the_controls_hold_whatever_a_publisher_asks() {
        let usual = PRESETS.iter().map(Some).chain([None]);
        for preset in usual {
            for format in FORMATS {
                let file = FigureFile::default().with_format(format);
                assert_eq!(file.format(preset), format);
                assert!(RESOLUTIONS.contains(&file.dpi(preset)), "{preset:?}");
            }
            assert!(FORMATS.contains(&FigureFile::default().format(preset)), "{preset:?}");
        }
    }

    #[test]
    fn every_format_of_the_control_is_made_as_itself() {
        let made = FORMATS.map(|id| FigureFile::default().with_format(id).export(None));
        let expected = [
            ExportOptions::Svg,
            ExportOptions::Pdf,
            ExportOptions::Png { dpi: PRINT_DPI },
            ExportOptions::Tiff { dpi: PRINT_DPI },
            ExportOptions::Eps,
        ];
        assert_eq!(made, expected);
    }
}
