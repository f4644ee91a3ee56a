//! Seeded Arabic prose to search.

/// Roughly as often as they are in articles: the earlier the more frequent.
const WORDS: [&str; 64] = [
    "في",
    "من",
    "على",
    "أن",
    "إلى",
    "التي",
    "عن",
    "الذي",
    "هذا",
    "مع",
    "هذه",
    "كان",
    "بعد",
    "لم",
    "ما",
    "قال",
    "بين",
    "كما",
    "أو",
    "لا",
    "الرئيس",
    "كل",
    "خلال",
    "العام",
    "الدولة",
    "البلاد",
    "كازاخستان",
    "الحكومة",
    "المدينة",
    "الناس",
    "اليوم",
    "الشرطة",
    "أسعار",
    "الغاز",
    "المحتجون",
    "وزارة",
    "الداخلية",
    "السلطات",
    "ألماتي",
    "يناير",
    "الاحتجاجات",
    "قوات",
    "الأمن",
    "المسؤولين",
    "الطوارئ",
    "حالة",
    "رئيس",
    "السابق",
    "مبنى",
    "البرلمان",
    "شوارع",
    "إطلاق",
    "النار",
    "القتلى",
    "الجرحى",
    "الإنترنت",
    "انقطاع",
    "روسيا",
    "منظمة",
    "معاهدة",
    "الجماعي",
    "قرار",
    "استقالة",
    "صحفيون",
];

/// At least `size` bytes of prose in paragraphs of some 250 bytes, with `needle` once, at 99.5 %. A seed makes always the
/// same.
pub(crate) fn prose(seed: u64, size: usize, needle: &str) -> String {
    let mut random = seed;
    let mut below = |n: usize| {
        // Knuth's MMIX generator; its high bits are the random ones.
        random = random
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (random >> 33) as usize % n
    };
    let mut text = String::with_capacity(size + 64);
    let mut needle = Some(needle);
    while text.len() < size {
        if text.len() > size / 1000 * 995 {
            text.push_str(needle.take().unwrap_or_default());
        }
        let rank = below(WORDS.len());
        text.push_str(WORDS[below(rank + 1)]);
        text.push_str(match below(23) {
            0 => "\n",
            1 => "، ",
            2 => ". ",
            _ => " ",
        });
    }
    text
}
