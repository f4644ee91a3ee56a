//! Which Unicode the tables know: they come from several crates, and differ.

/// What a table is for, and its version of Unicode.
pub fn unicode_versions() -> [(&'static str, String); 3] {
    let (major, minor, micro) = unicode_bidi::UNICODE_VERSION;
    let levels = format!("{major}.{minor}.{micro}");
    let (major, minor, micro) = unicode_width::UNICODE_VERSION;
    let widths = format!("{major}.{minor}.{micro}");
    // The data of ICU4X for letters, line breaks and normalization is released together.
    let others = icu_properties_data::unicode_tag!().to_owned();
    [
        ("levels", levels),
        ("widths", widths),
        ("other tables", others),
    ]
}
