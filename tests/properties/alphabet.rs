//! Texts in which everything that can go wrong is common: joining letters, lam-alef, marks with and without a base,
//! every bidi control, wide and conjoining characters, controls.

use proptest::prelude::*;
use proptest::sample::select;
use proptest::strategy::Union;

/// Characters to draw from, with the weight of each group.
const ALPHABET: &[(u32, &str)] = &[
    // Arabic, Persian, Urdu, Uyghur letters; letters without presentation forms
    (
        8,
        "\u{0621}\u{0623}\u{0628}\u{062A}\u{062C}\u{062F}\u{0631}\u{0633}\u{0639}\u{0643}\u{0645}\u{0646}\u{0647}\u{0648}\u{0649}\u{064A}\u{0629}\u{0626}",
    ),
    (
        3,
        "\u{067E}\u{0686}\u{0698}\u{06A9}\u{06AF}\u{06CC}\u{0679}\u{0688}\u{0691}\u{06BA}\u{06BE}\u{06C1}\u{06D2}\u{06C6}\u{06C7}\u{06C8}\u{06CB}\u{06D0}\u{06D5}\u{06AD}\u{0763}\u{0675}",
    ),
    // lam, and what ligates with it
    (
        8,
        "\u{0644}\u{0644}\u{0644}\u{0627}\u{0622}\u{0623}\u{0625}\u{0671}",
    ),
    // harakat, Quranic marks, tatweel, number signs, end of ayah
    (
        4,
        "\u{064B}\u{064C}\u{064E}\u{064F}\u{0650}\u{0651}\u{0652}\u{0653}\u{0654}\u{0670}\u{06D6}\u{06DC}\u{06E5}\u{0640}\u{06DD}\u{0600}\u{0605}\u{08E2}",
    ),
    // joiners, bidi controls
    (3, "\u{200C}\u{200D}"),
    (
        4,
        "\u{061C}\u{200E}\u{200F}\u{202A}\u{202B}\u{202C}\u{202C}\u{202D}\u{202E}\u{2066}\u{2067}\u{2068}\u{2069}\u{2069}",
    ),
    // other invisible characters
    (
        2,
        "\u{00AD}\u{200B}\u{2060}\u{FEFF}\u{034F}\u{FE0F}\u{180B}\u{17B4}\u{2063}\u{115F}\u{1160}\u{3164}\u{E0061}\u{E0100}",
    ),
    (6, "abzXZ\u{00E9}\u{0131}\u{05D0}\u{05DC}\u{05DF}\u{05E9}"),
    (4, "0179\u{0660}\u{0661}\u{0669}\u{06F0}\u{06F4}\u{06F9}"),
    (
        5,
        ".,:;!?-+%$/()[]{}<>\"'\u{060C}\u{061B}\u{061F}\u{066A}\u{066B}\u{066C}\u{00AB}\u{00BB}\u{201C}\u{201D}\u{2018}\u{2019}\u{2026}\u{2014}\u{FD3E}\u{FD3F}\u{2329}\u{2208}",
    ),
    (6, "     \t\u{00A0}\u{2003}\u{202F}\u{3000}\u{1680}"),
    // controls, line ends
    (
        2,
        "\0\u{07}\u{1B}\u{1F}\u{7F}\u{0085}\u{009B}\n\r\u{0B}\u{0C}\u{1C}\u{2028}\u{2029}",
    ),
    // wide characters, emoji and what is put to them
    (
        3,
        "\u{4E2D}\u{3042}\u{30AC}\u{AC00}\u{FF21}\u{3001}\u{300C}\u{FF76}\u{FF9E}",
    ),
    (
        3,
        "\u{1F600}\u{1F468}\u{1F44D}\u{1F3FD}\u{1F1F0}\u{1F1FF}\u{2764}\u{231A}\u{20E3}",
    ),
    // conjoining jamo; Indic letters, spacing and nonspacing marks; other scripts that stack
    (
        2,
        "\u{1100}\u{1112}\u{1161}\u{11AB}\u{A960}\u{D7B0}\u{D7CB}",
    ),
    (
        3,
        "\u{0915}\u{0937}\u{093E}\u{093F}\u{094D}\u{0B95}\u{0BCA}\u{09BE}\u{0E01}\u{0E33}\u{0E34}\u{1780}\u{17D2}\u{17B6}",
    ),
    (
        2,
        "\u{0301}\u{0308}\u{0338}\u{05B7}\u{20DD}\u{3099}\u{1F3FB}\u{FDFD}\u{2E3B}",
    ),
];

/// Runs that chance would seldom put together.
const SEQUENCES: &[&str] = &[
    "\u{0644}\u{0627}",
    "\u{0644}\u{064E}\u{0623}\u{064E}",
    "\u{0628}\u{0644}\u{0651}\u{0627}",
    "\u{0644}\u{200D}\u{0627}",
    "\u{0644}\u{0640}\u{0627}",
    "\u{1F468}\u{200D}\u{1F469}\u{200D}\u{1F467}",
    "\u{1F44D}\u{1F3FD}",
    "\u{1F1F0}\u{1F1FF}",
    "\u{2764}\u{FE0F}",
    "1\u{FE0F}\u{20E3}",
    "\u{0661}\u{066B}\u{0662}",
    "\u{2067}\u{0628} (a) \u{2069}",
    "\r\n",
    " \u{064E}",
    "http://a.b/c?d=1",
];

/// A text of up to some hundred characters.
pub(crate) fn text() -> impl Strategy<Value = String> {
    let chars = |set: &str| select(set.chars().map(String::from).collect::<Vec<_>>()).boxed();
    let mut pieces: Vec<_> = ALPHABET
        .iter()
        .map(|&(weight, set)| (weight, chars(set)))
        .collect();
    pieces.push((6, select(SEQUENCES).prop_map(String::from).boxed()));
    pieces.push((2, any::<char>().prop_map(String::from).boxed()));
    let piece = Union::new_weighted(pieces);
    let run = prop_oneof![
        12 => piece.clone(),
        1 => (piece, 2..40_usize).prop_map(|(piece, times)| piece.repeat(times)),
    ];
    prop::collection::vec(run, 0..60).prop_map(|pieces| pieces.concat())
}
