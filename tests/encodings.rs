//! Texts in old encodings are read as what they are: from the first kilobytes alone, without being told.

mod common;

use std::fs;
use std::path::{Path, PathBuf};

use encoding_rs::{
    Encoding, ISO_8859_6, KOI8_R, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1251, WINDOWS_1252,
    WINDOWS_1255, WINDOWS_1256,
};
use kzread::document::{LineOrder, title_direction};
use kzread::library::{Encodings, Library};
use kzread::text::{Direction, Paragraph};
use kzread::words::Language::English;

use common::{App, logical};

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

/// A text whose lines are numbered, in windows-1256.
fn numbered(lines: usize) -> Vec<u8> {
    let lines = (1..=lines).map(|n| format!("{n} \u{633}\u{637}\u{631} \u{645}\u{646} \u{627}\u{644}\u{643}\u{62A}\u{627}\u{628} \u{627}\u{644}\u{642}\u{62F}\u{64A}\u{645}\n"));
    encoded(&lines.collect::<String>(), WINDOWS_1256)
}

#[test]
fn the_guess_stands_above_the_text_and_a_key_tries_others() {
    let files = [("old.txt", numbered(200))];
    let files = files
        .each_ref()
        .map(|(name, bytes)| (*name, bytes.as_slice()));
    let mut app = App::files(&files, English, (80, 24));
    let guess = |app: &App| app.state().reader().unwrap().page.document().guess();
    assert!(
        app.screen()
            .text()
            .contains("windows-1256, a guess (e: another)")
    );
    app.play("G<C-u>");
    let place = app.screen().text();
    let mut tried = vec![guess(&app)];
    while tried.len() < 2 || tried.last() != tried.first() {
        app.play("e");
        tried.push(guess(&app));
    }
    let names = [
        "windows-1256",
        "ISO-8859-6",
        "windows-1255",
        "UTF-16LE",
        "UTF-16BE",
        "windows-1252",
        "UTF-8",
        "windows-1256",
    ];
    assert_eq!(tried, names.map(Some));
    // The text of before, at about its place; the name is told until the next key.
    assert_eq!(app.screen().last(), " encoding windows-1256");
    let numbers = |text: &str| text.matches("18").count();
    assert!(
        numbers(&app.screen().text()) > 5 && numbers(&place) > 5,
        "{}",
        app.screen().text()
    );
}

#[test]
fn a_search_goes_on_in_the_encoding_that_is_tried() {
    let bytes = numbered(20);
    let mut app = App::files(&[("old.txt", &bytes)], English, (80, 24));
    app.play("e/\u{643}\u{62A}\u{627}\u{628}<CR>");
    assert_eq!(app.screen().lit().len(), 0);
    app.play("eeeeee");
    app.play("/\u{643}\u{62A}\u{627}\u{628}<CR>");
    assert!(app.screen().lit().len() > 10);
}

#[test]
fn files_of_other_kinds_are_counted_above_the_list_and_come_into_it_by_a_key() {
    let files: [(&str, &[u8]); 4] = [
        ("a.txt", b"text\n"),
        ("b", b"text\n"),
        ("c.pdf", b"%PDF-1.4\n"),
        ("d", b"\x7FELF\x02\x01\x01\0\0\0\0\0\0\0\0\0"),
    ];
    let library = Library::open(&[common::folder(&files)], None).unwrap();
    let mut app = App::new(library, English, (160, 24));
    let counted = "2 articles \u{B7} 2 other files (A)";
    let text = app.screen().text();
    assert!(text.contains(counted), "{text}");
    app.play("A").rest();
    let text = app.screen().text();
    assert!(
        text.contains("4 articles") && !text.contains("other files ("),
        "{text}"
    );
    assert_eq!(app.state().rows(), 4);
    // Opening one says what it is, and what to do.
    app.play("jj").rest();
    assert!(
        app.screen().text().contains("pdftotext"),
        "{}",
        app.screen().text()
    );
    app.play("A").rest();
    let text = app.screen().text();
    assert!(text.contains(counted), "{text}");
    assert_eq!(app.state().rows(), 2);
    // They come back as they were.
    app.play("A").rest();
    assert_eq!(app.state().rows(), 4);
}

/// They were counted among the texts that could not be read.
#[test]
fn files_of_other_kinds_are_not_told_of_by_a_search() {
    let files: [(&str, &[u8]); 2] = [("a.txt", b"text\n"), ("c.pdf", b"%PDF-1.4\n")];
    let library = Library::open(&[common::folder(&files)], None).unwrap();
    let mut app = App::new(library, English, (160, 24));
    app.play("A").rest();
    app.play("stext<CR>").rest();
    let results = app.state().results().expect("a list of results");
    assert_eq!((results.unread(), app.state().rows()), (0, 1));
}

/// Only UTF-8 and UTF-16 were read by their marks: it was no text.
#[test]
fn utf_32_is_read_by_its_mark() {
    let text = "\u{643}\u{62A}\u{627}\u{628} a\n";
    let folder = folder("utf-32");
    for bytes in [u32::to_le_bytes, u32::to_be_bytes] {
        let units = text.chars().map(u32::from);
        let units = std::iter::once(0xFEFF).chain(units).flat_map(bytes);
        let read = read(&folder, &units.collect::<Vec<u8>>(), Encodings::default());
        assert_eq!(read, (text.to_owned(), None));
    }
}

/// Two lines as they are extracted from a PDF file: letters in presentation forms, from left to right.
const EXTRACTED: &str = "2022 \u{FEE1}\u{FE8E}\u{FECB} (Astana) \u{FE94}\u{FEE8}\u{FEF3}\u{FEAA}\u{FEE3}\n\u{FEE6}\u{FEA0}\u{FEE3} \u{FEE6}\u{FEA0}\u{FEE3}\n";
/// The same in logical order and plain letters.
const LOGICAL: &str = "\u{645}\u{62F}\u{64A}\u{646}\u{629} (Astana) \u{639}\u{627}\u{645} 2022\n\u{645}\u{62C}\u{646} \u{645}\u{62C}\u{646}\n";

#[test]
fn presentation_forms_in_visual_order_are_put_right_and_it_is_said() {
    let mut app = App::files(&[("a.txt", EXTRACTED.as_bytes())], English, (80, 24));
    let text = |app: &App| logical(app.state().reader().unwrap().page.document());
    let said = "letters put in order (E: as stored)";
    assert_eq!(text(&app), LOGICAL);
    assert!(
        app.screen().text().contains(said),
        "{}",
        app.screen().text()
    );
    // They are found as they are typed.
    app.play("/\u{645}\u{62F}\u{64A}\u{646}\u{629}<CR>");
    assert_eq!(app.screen().lit().len(), 1);
    app.play("<Esc>E");
    assert_eq!(text(&app), EXTRACTED);
    assert_eq!(app.screen().last(), " letters as they are stored");
    app.play("E");
    assert_eq!(text(&app), LOGICAL);
    let utf16 = encoded(EXTRACTED, UTF_16LE);
    let app = App::files(&[("a.txt", &utf16)], English, (80, 24));
    assert_eq!(text(&app), LOGICAL);
}

#[test]
fn plain_letters_in_visual_order_are_turned_by_a_key_alone() {
    let stored = "2022 \u{645}\u{627}\u{639}\nEnglish (x)\n";
    let mut app = App::files(&[("a.txt", stored.as_bytes())], English, (80, 24));
    let text = |app: &App| logical(app.state().reader().unwrap().page.document());
    assert_eq!(text(&app), stored);
    app.play("E");
    assert_eq!(text(&app), "\u{639}\u{627}\u{645} 2022\nEnglish (x)\n");
    assert!(
        app.screen()
            .text()
            .contains("the letters of each line turned (E: as stored)")
    );
    app.play("E");
    assert_eq!(text(&app), stored);
    let mut app = App::files(&[("a.md", b"# x\n")], English, (80, 24));
    app.play("E");
    assert_eq!(app.screen().last(), " only plain text can be turned");
}

#[test]
fn nearly_all_lines_of_whole_articles_come_back_from_visual_order() {
    let text = arabic();
    let (mut same, mut all) = (0, 0);
    for line in text.lines().filter(|line| !line.is_ascii()) {
        let direction = title_direction(line, Direction::Rtl);
        // As it is seen from left to right: letters as forms, brackets as they are drawn.
        let seen = Paragraph::analyze(line, direction)
            .arrange_whole()
            .to_text();
        let back = String::from_utf8(LineOrder::Turned.apply(seen.as_bytes())).unwrap();
        // Whether a mark stands on the lam or the alef of a lam-alef is not seen.
        let without = |text: &str| text.replace(['\u{64B}', '\u{64E}', '\u{651}'], "");
        all += 1;
        same += usize::from(without(&back) == without(line.trim_end()));
    }
    assert!(all > 400 && same * 100 >= all * 99, "{same} of {all}");
}
