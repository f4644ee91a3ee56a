//! Texts in old encodings are read as what they are: from the first kilobytes alone, without being told.

#[path = "../common/mod.rs"]
mod common;
mod on_screen;
mod visual_order;

use std::fs;
use std::path::{Path, PathBuf};

use encoding_rs::{
    Encoding, ISO_8859_6, KOI8_R, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1251, WINDOWS_1252,
    WINDOWS_1255, WINDOWS_1256,
};
use kzread::library::{Encodings, Library};

use common::logical;

/// How many slices of each length are guessed.
const SLICES: usize = 60;

/// Prose in Arabic: the articles that come with kzread, without their front matter and what is no letter of Arabic.
fn arabic() -> String {
    let mut files: Vec<_> = fs::read_dir("articles")
        .unwrap()
        .map(|file| file.unwrap().path())
        .collect();
    files.sort();
    let texts = files.iter().map(|path| {
        let text = fs::read_to_string(path).unwrap();
        text.rsplit("+++\n").next().unwrap().to_owned()
    });
    texts.collect()
}

/// Prose of a boat, a road and a market: Persian, whose yeh and heh of the old encoding are Arabic ones.
const PERSIAN: &str = "صبح زود از خانه بيرون آمدم و تا رودخانه پياده رفتم. قايق کوچک پدربزرگ هنوز کنار چنارها بسته بود و طنابش \
از باران ديشب خيس شده بود. مردي که نان مي‌فروخت گفت پل پايين ده را آب برده است و هيچ‌کس نمي‌داند چه وقت درست مي‌شود. \
با او تا بازار رفتم، گيلاس خريدم و پرسيدم چرا چراغ‌هاي کوچه خاموش است. پيرزني از پنجره جواب داد که برق از ديروز رفته و \
بچه‌ها شب را با شمع گذرانده‌اند. در راه بازگشت ژاکتم را به شاخه‌اي گرفتم و پاره شد. مادرم خنديد و گفت اين سومين بار است. \
شب همه دور بخاري نشستيم، چاي خورديم و داستان گرگي را شنيديم که هرگز به روستا نرسيد، چون برف راه کوه را بسته بود.\n";

/// The same in Hebrew.
const HEBREW: &str = "בבוקר מוקדם יצאתי מן הבית והלכתי ברגל עד הנהר. הסירה הקטנה של סבא עדיין הייתה קשורה ליד העצים, \
והחבל שלה היה רטוב מן הגשם של אמש. האיש שמכר לחם אמר שהמים סחפו את הגשר בקצה הכפר ואיש אינו יודע מתי יתקנו אותו. \
הלכתי איתו עד השוק, קניתי דובדבנים ושאלתי מדוע הפנסים ברחוב כבויים. אישה זקנה ענתה מן החלון שאין חשמל מאתמול, והילדים \
ישבו כל הלילה לאור נרות. בדרך חזרה נתפס המעיל שלי בענף ונקרע. אמא צחקה ואמרה שזו הפעם השלישית. בערב ישבנו כולנו סביב \
התנור, שתינו תה ושמענו סיפור על זאב שלא הגיע לכפר מעולם, כי השלג סגר את דרך ההרים.\n";

const FRENCH: &str = "Tôt le matin je suis sorti de la maison et j'ai marché jusqu'à la rivière. La barque de mon grand-père \
était encore attachée près des chênes, et sa corde était trempée par la pluie de la veille. L'homme qui vendait du pain a dit \
que l'eau avait emporté le pont et que personne ne savait quand il serait réparé. À côté, une vieille femme répondit que \
l'électricité manquait depuis hier ; les élèves avaient lu à la lumière d'une bougie, et ça leur plaisait beaucoup.\n";

const GERMAN: &str = "Früh am Morgen ging ich aus dem Haus und lief bis zum Fluß hinunter. Das kleine Boot des Großvaters lag \
noch bei den Bäumen, und sein Seil war naß vom Regen der Nacht. Der Mann, der Brötchen verkaufte, erzählte, das Wasser habe \
die Brücke fortgerissen, und niemand wüßte, wann sie wieder stünde. Auf dem Rückweg blieb meine Jacke hängen und riß; die \
Mutter lachte und sagte, dies sei schon das dritte Mal. Abends saßen wir am Ofen und hörten die Geschichte vom Wolf.\n";

const RUSSIAN: &str = "Рано утром я вышел из дома и пошёл пешком до самой реки. Маленькая лодка деда всё ещё стояла у деревьев, \
и верёвка её промокла от ночного дождя. Человек, продававший хлеб, сказал, что вода унесла мост и никто не знает, когда его \
починят. Вечером мы сидели у печки, пили чай и слушали рассказ о волке, который так и не дошёл до деревни.\n";

/// Numbers that look random and are the same each time.
struct Random(u64);

impl Random {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % end.max(1)
    }
}

/// The bytes of a text in an encoding, which leaves out what it has no bytes for.
fn encoded(text: &str, encoding: &'static Encoding) -> Vec<u8> {
    if encoding == UTF_16LE || encoding == UTF_16BE {
        let unit = if encoding == UTF_16LE {
            u16::to_le_bytes
        } else {
            u16::to_be_bytes
        };
        return text.encode_utf16().flat_map(unit).collect();
    }
    let has = |c: &char| !encoding.encode(c.encode_utf8(&mut [0; 4])).2;
    let text: String = text.chars().filter(has).collect();
    encoding.encode(&text).0.into_owned()
}

/// Slices of a text, cut anywhere but within a unit, that have a letter beyond ASCII.
fn slices(bytes: &[u8], len: usize, unit: usize) -> Vec<Vec<u8>> {
    let mut random = Random(len as u64);
    let mut found = Vec::new();
    while found.len() < SLICES {
        let at = random.below((bytes.len() - len) / unit) * unit;
        let slice = &bytes[at..at + len];
        // Two letters at least: one alone tells nothing.
        if unit > 1 || slice.iter().filter(|byte| !byte.is_ascii()).count() > 1 {
            found.push(slice.to_vec());
        }
    }
    found
}

/// The text of a file with these bytes, and what encoding was guessed.
fn read(folder: &Path, bytes: &[u8], encodings: Encodings) -> (String, Option<&'static str>) {
    let path = folder.join("a.txt");
    fs::write(&path, bytes).unwrap();
    let library = Library::open(&[path], None).unwrap().encoded(encodings);
    let document = library.entries[0].load().unwrap();
    (logical(&document), document.guess())
}

fn folder(name: &str) -> PathBuf {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR"))
        .join("encodings")
        .join(name);
    let _ = fs::remove_dir_all(&path);
    fs::create_dir_all(&path).unwrap();
    path
}

/// How many slices are read as what they are.
fn right(folder: &Path, slices: &[Vec<u8>], encoding: &'static Encoding, locale: &str) -> usize {
    let encodings = Encodings::new(None, locale);
    let is_right = |slice: &&Vec<u8>| {
        let (text, guess) = read(folder, slice, encodings);
        let name = if encoding == UTF_8 {
            None
        } else {
            Some(encoding.name())
        };
        // Of one superset or the other the letters are the same.
        let same = encoding.decode_without_bom_handling(slice).0;
        guess == name
            || same.trim_end().replace(['\r', '\n'], "") == text.trim_end().replace('\n', "")
    };
    slices.iter().filter(is_right).count()
}

#[test]
fn slices_of_old_texts_are_read_as_what_they_are() {
    let folder = folder("slices");
    let arabic = arabic();
    let texts = [
        ("Arabic", arabic.as_str(), WINDOWS_1256),
        ("Persian", PERSIAN, WINDOWS_1256),
        ("Arabic", &arabic, ISO_8859_6),
        ("Hebrew", HEBREW, WINDOWS_1255),
        ("Arabic", &arabic, UTF_16LE),
        ("Arabic", &arabic, UTF_16BE),
        ("Persian", PERSIAN, UTF_16LE),
        ("Hebrew", HEBREW, UTF_16BE),
    ];
    for (language, text, encoding) in texts {
        let bytes = encoded(text, encoding);
        let unit = if encoding.is_single_byte() { 1 } else { 2 };
        for (len, least) in [(32, 56), (64, 56), (256, SLICES), (512, SLICES)] {
            let slices = slices(&bytes, len, unit);
            let found = right(&folder, &slices, encoding, "C");
            println!(
                "{language} {} {len} B: {found} of {SLICES}",
                encoding.name()
            );
            assert!(
                found >= least,
                "{language} {} {len} B: {found} of {SLICES}",
                encoding.name()
            );
        }
    }
}

#[test]
fn utf_8_with_two_broken_bytes_is_utf_8() {
    let folder = folder("broken");
    let bytes = arabic().into_bytes();
    let mut random = Random(7);
    for (len, least) in [(32, 56), (64, 58), (256, SLICES), (4096, SLICES)] {
        let mut slices = slices(&bytes, len, 1);
        for slice in &mut slices {
            for _ in 0..2 {
                let at = random.below(len);
                slice[at] = [0xC3, 0xFF, 0x80, 0xE2][random.below(4)];
            }
        }
        let found = right(&folder, &slices, UTF_8, "C");
        println!("UTF-8 {len} B: {found} of {SLICES}");
        assert!(found >= least, "{len} B: {found} of {SLICES}");
    }
}

#[test]
fn a_few_words_go_by_the_country_and_a_page_does_not() {
    let folder = folder("country");
    for (text, encoding, locale) in [
        (arabic(), WINDOWS_1256, "ar_EG.UTF-8"),
        (PERSIAN.to_owned(), WINDOWS_1256, "fa"),
        (HEBREW.to_owned(), WINDOWS_1255, "he_IL"),
    ] {
        let bytes = encoded(&text, encoding);
        let found = right(&folder, &slices(&bytes, 16, 1), encoding, locale);
        println!("{locale} 16 B: {found} of {SLICES}");
        assert!(found >= 50, "{locale}: {found}");
    }
    // A reader in Egypt with a page of Hebrew.
    let hebrew = slices(&encoded(HEBREW, WINDOWS_1255), 256, 1);
    assert_eq!(right(&folder, &hebrew, WINDOWS_1255, "ar_EG.UTF-8"), SLICES);
}

#[test]
fn texts_of_europe_do_not_become_arabic() {
    let folder = folder("europe");
    for (text, encoding) in [
        (FRENCH, WINDOWS_1252),
        (GERMAN, WINDOWS_1252),
        (RUSSIAN, WINDOWS_1251),
        (RUSSIAN, KOI8_R),
    ] {
        let bytes = encoded(text, encoding);
        for len in [64, 256] {
            let slices = slices(&bytes, len, 1);
            let encodings = Encodings::new(None, "C");
            let is_arabic = |slice: &&Vec<u8>| {
                let (text, _) = read(&folder, slice, encodings);
                text.chars().any(|c| ('\u{600}'..'\u{700}').contains(&c))
            };
            let wrong = slices.iter().filter(is_arabic).count();
            println!(
                "{} {len} B: {wrong} of {SLICES} are Arabic",
                encoding.name()
            );
            assert!(
                wrong * 20 <= if len < 256 { SLICES } else { 0 },
                "{} {len} B: {wrong}",
                encoding.name()
            );
        }
        // KOI8-U and KOI8-R have the same letters.
        assert_eq!(read(&folder, &bytes, Encodings::default()).0, text);
    }
}

#[test]
fn a_long_beginning_in_ascii_does_not_hide_what_follows() {
    let folder = folder("behind");
    let head = "key = value\n".repeat(10_000);
    let bytes = [head.as_bytes(), &encoded(PERSIAN, WINDOWS_1256)].concat();
    assert_eq!(
        read(&folder, &bytes, Encodings::default()).1,
        Some("windows-1256")
    );
    let utf8 = [head.as_bytes(), PERSIAN.as_bytes()].concat();
    assert_eq!(read(&folder, &utf8, Encodings::default()).1, None);
}

#[test]
fn a_named_encoding_is_for_what_is_no_utf_8() {
    let folder = folder("named");
    let named = Encodings::new(Some(ISO_8859_6), "C");
    let text = "\u{643}\u{62A}\u{627}\u{628}\n";
    assert_eq!(
        read(&folder, text.as_bytes(), named),
        (text.to_owned(), None)
    );
    assert_eq!(
        read(&folder, &encoded(text, ISO_8859_6), named),
        (text.to_owned(), None)
    );
    let utf16 = encoded(text, UTF_16LE);
    assert_eq!(
        read(&folder, &utf16, named),
        (text.to_owned(), Some("UTF-16LE"))
    );
}

#[test]
fn a_letter_cut_by_the_end_of_the_head_is_no_old_encoding() {
    let folder = folder("cut");
    for ascii in 4093..4097 {
        let text = "x".repeat(ascii) + "\u{628}\u{20AC}\n";
        assert_eq!(
            read(&folder, text.as_bytes(), Encodings::default()),
            (text, None)
        );
        let old = [&b"x".repeat(ascii)[..], &encoded(PERSIAN, WINDOWS_1256)].concat();
        assert_eq!(
            read(&folder, &old, Encodings::default()).1,
            Some("windows-1256")
        );
    }
    // One letter, and it is all.
    assert_eq!(
        read(&folder, b"\xC7", Encodings::new(None, "ar")).1,
        Some("windows-1256")
    );
}
