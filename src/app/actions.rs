//! The one table of actions: what can be done, by which keys, in which words.
//!
//! The keymap, the help screen, the hints and the README's list of keys come from it. Letter keys also answer to their
//! twin on the Arabic keyboard ([`Key::on_latin_layout`]), so each row names Latin keys alone.

use crate::input::{Code, Key};
use crate::words::{self, Phrase};

/// One row of the table.
#[derive(Debug)]
pub struct Binding {
    /// Its keys, in the notation of [`Key`].
    pub keys: &'static [&'static str],
    /// What it does, in one line.
    pub doc: Phrase,
    /// One word for it at the bottom of the screen.
    pub hint: Phrase,
}

macro_rules! actions {
    ($($(#[$doc:meta])* $table:ident {
        $($action:ident [$($key:literal),+] $ar:literal | $en:literal, $ar_hint:literal | $en_hint:literal;)+
    })+) => {
        /// Something that a reader can do.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Action {$($(
            #[doc = $en]
            $action,
        )+)+}

        /// The row of an action.
        pub fn binding(action: Action) -> &'static Binding {
            match action {$($(
                Action::$action => &Binding {
                    keys: &[$($key),+],
                    doc: Phrase { ar: $ar, en: $en },
                    hint: Phrase { ar: $ar_hint, en: $en_hint },
                },
            )+)+}
        }

        $($(#[$doc])*
        pub const $table: &[Action] = &[$(Action::$action),+];)+
    };
}

actions! {
    /// What can be done while reading, in the order of the help screen.
    READING {
    Down ["<Down>", "j"] "سطر إلى أسفل، أو المقال التالي في القائمة" | "a line down, or the next article in the list", "أسفل" | "down";
    Up ["<Up>", "k"] "سطر إلى أعلى، أو المقال السابق في القائمة" | "a line up, or the previous article in the list", "أعلى" | "up";
    PageDown ["<PageDown>", "<Space>"] "صفحة إلى أسفل، ويبقى آخر سطر" | "a page down, keeping the last line", "صفحة" | "page";
    PageUp ["<PageUp>", "b"] "صفحة إلى أعلى" | "a page up", "صفحة" | "page";
    HalfDown ["<C-d>", "d"] "نصف صفحة إلى أسفل" | "half a page down", "نصف" | "half";
    HalfUp ["<C-u>", "u"] "نصف صفحة إلى أعلى" | "half a page up", "نصف" | "half";
    Start ["<Home>", "g"] "إلى البداية" | "to the start", "البداية" | "start";
    End ["<End>", "G"] "إلى النهاية" | "to the end", "النهاية" | "end";
    Percent ["%"] "\u{2066}50%\u{2069}: إلى منتصف النص؛ \u{2066}120g\u{2069}: إلى السطر 120" | "50%: to the middle of the text; 120g: to line 120", "موضع" | "place";
    Contents ["t"] "المحتويات: عناوين النص" | "the contents: headings of the text", "المحتويات" | "contents";
    NextHeading [")"] "العنوان التالي" | "the next heading", "عنوان" | "heading";
    PreviousHeading ["("] "العنوان السابق" | "the heading before", "عنوان" | "heading";
    JumpBack ["<C-o>"] "رجوع إلى حيث كنت قبل القفز" | "back to where you jumped from", "رجوع" | "back";
    JumpLeft ["<A-Left>"] "تقدّم إلى ما رجعت عنه" | "back to where you jumped from", "تقدّم" | "back";
    JumpRight ["<A-Right>"] "رجوع إلى حيث كنت قبل القفز" | "forward to where you came back from", "رجوع" | "forward";
    Open ["<CR>"] "إلى النص" | "into the text", "قراءة" | "read";
    Back ["<Esc>", "<BS>"] "رجوع إلى القائمة، وإطفاء نتائج البحث" | "back to the list; matches go dark", "رجوع" | "back";
    Left ["<Left>"] "إلى اللوح الأيسر" | "to the pane on the left", "يسار" | "left";
    Right ["<Right>"] "إلى اللوح الأيمن" | "to the pane on the right", "يمين" | "right";
    SwitchPane ["<Tab>", "<S-Tab>"] "إلى اللوح الآخر" | "to the other pane", "اللوح الآخر" | "other pane";
    NextArticle ["]", "<C-PageDown>"] "المقال التالي" | "the next article", "التالي" | "next";
    PreviousArticle ["[", "<C-PageUp>"] "المقال السابق" | "the previous article", "السابق" | "previous";
    ToggleLines ["w"] "أسطر النص كما هي في الملف، أو موصولة فقرات" | "lines as they stand in the file, or joined to paragraphs", "الأسطر" | "lines";
    ToggleList ["z"] "إخفاء القائمة أو إظهارها" | "hide or show the list", "القائمة" | "list";
    Search ["/", "<C-f>"] "بحث في المقال" | "search in the article", "بحث" | "search";
    SearchLibrary ["s"] "بحث في المكتبة كلها" | "search in the whole library", "بحث في المكتبة" | "search all";
    NextMatch ["n", "<F3>"] "النتيجة التالية" | "the next match", "النتيجة التالية" | "next match";
    PreviousMatch ["N", "<S-F3>"] "النتيجة السابقة" | "the previous match", "النتيجة السابقة" | "previous match";
    TakeNearest ["<C-y>"] "إن لم يوجد شيء: أقرب كلمة إليه في النص" | "when nothing was found: the nearest word instead", "أقرب كلمة" | "nearest";
    FilterTitles ["f"] "تضييق القائمة بحسب العنوان" | "narrow the list by title", "تضييق" | "narrow";
    WholePage ["a"] "الصفحة كلها، أو مقالها وحده" | "all of a web page, or its article alone", "الصفحة" | "page";
    ToggleCut ["S"] "قطع الأسطر الطويلة لأمر أو لفّها؛ والسهمان يزيحانها" | "cut the long lines of a command or wrap them; arrows shift them", "القطع" | "cut";
    Encoding ["e"] "ترميز آخر لهذا النص" | "another encoding for this text", "الترميز" | "encoding";
    Copy ["y"] "نسخ جزء من النص، يحدّده مفتاح ثانٍ" | "copy a part of the text, which a second key names", "نسخ" | "copy";
    CopyCited ["Y"] "نسخ مع سطر يذكر المصدر" | "copy with a line that says where it is from", "نسخ ومصدره" | "copy, cite";
    Select ["v"] "تحديد بالأسهم كلمةً كلمة، أو بسحب الفأرة" | "select by arrows, word by word, or by dragging the mouse", "تحديد" | "select";
    Mark ["m"] "وضع إشارة على الفقرة، أو رفعها" | "mark the paragraph, or take its mark away", "إشارة" | "mark";
    Note ["M", "\""] "ملاحظة على الفقرة" | "a note to the paragraph", "ملاحظة" | "note";
    Bookmarks ["'"] "الإشارات والملاحظات في هذا النص، ثم في كل النصوص" | "bookmarks and notes, of this text and of all", "الإشارات" | "bookmarks";
    Reread ["r"] "قراءة ما تغيّر من الملفات والمجلدات من جديد" | "read again what has changed of files and folders", "تحديث" | "reread";
    Sort ["c"] "ترتيب القائمة: بالاسم أو التاريخ أو الحجم أو العنوان" | "sort the list: by name, date, size or title", "ترتيب" | "sort";
    Help ["?", "<F1>"] "كل المفاتيح" | "all keys", "المفاتيح" | "keys";
    TestCard ["T"] "بطاقة الاختبار: ما يُقرأ سليمًا هنا" | "the test card: what reads right here", "اختبار" | "test";
    Redraw ["<C-l>"] "إعادة رسم الشاشة" | "draw the screen anew", "رسم" | "redraw";
    Suspend ["<C-z>"] "تعليق البرنامج" | "suspend the program", "تعليق" | "suspend";
    Quit ["q", "<C-c>"] "خروج" | "quit", "خروج" | "quit";
    }

    /// What can be done while a query or a title is typed.
    TYPING {
    Keep ["<CR>"] "إبقاء النتائج" | "keep what was found", "إبقاء" | "keep";
    GiveUp ["<Esc>", "<C-g>", "<C-c>"] "رجوع إلى ما كان" | "back to what was before", "رجوع" | "back";
    Widen ["<Tab>", "<S-Tab>"] "البحث في المكتبة كلها أو في المقال وحده" | "search the whole library, or the article alone", "المكتبة" | "library";
    NextLevel ["<C-t>"] "مستوى المطابقة: مرن أو حرفي أو صيغ" | "how to match: fold, exact or forms", "المستوى" | "level";
    Older ["<Up>", "<C-p>"] "عبارة البحث السابقة" | "an earlier query", "ما سبق" | "earlier";
    Newer ["<Down>", "<C-n>"] "عبارة البحث التالية" | "a later query", "ما تلا" | "later";
    }

    /// What can be done in the list of bookmarks, beside what can be done while a query is typed.
    IN_BOOKMARKS {
    ExportBookmarks ["<C-e>"] "كتابة ما في القائمة في ملف Markdown" | "write those of the list into a Markdown file", "تصدير" | "export";
    }

    /// What can be copied, after the key that copies.
    COPYING {
    CopySentence ["s"] "الجملة" | "the sentence", "جملة" | "sentence";
    CopyParagraph ["p"] "الفقرة" | "the paragraph", "فقرة" | "paragraph";
    CopySection ["h"] "القسم تحت عنوانه" | "the section with its heading", "قسم" | "section";
    CopyAll ["a"] "النص كله" | "all of the text", "الكل" | "all";
    CopyMatch ["m", "<CR>"] "النتيجة الحالية" | "the current match", "نتيجة" | "match";
    CopyAsPage ["y"] "ما نُسخ آخر مرة، في صفحة يُحدَّد منها" | "what was copied last, on a page to select from", "صفحة" | "page";
    }
}

/// Actions that are told together on the help screen.
#[derive(Debug)]
pub struct Group {
    /// What they are for.
    pub title: Phrase,
    /// The actions, the most wanted first.
    pub actions: Vec<Action>,
}

/// The actions that move in a text.
const MOVING: &[Action] = &[
    Action::Down,
    Action::Up,
    Action::PageDown,
    Action::PageUp,
    Action::HalfDown,
    Action::HalfUp,
    Action::Start,
    Action::End,
    Action::Percent,
    Action::Contents,
    Action::NextHeading,
    Action::PreviousHeading,
    Action::JumpBack,
    Action::JumpLeft,
    Action::JumpRight,
];

/// The actions that go from text to text.
const TEXTS: &[Action] = &[
    Action::Open,
    Action::Back,
    Action::NextArticle,
    Action::PreviousArticle,
    Action::Left,
    Action::Right,
    Action::SwitchPane,
    Action::ToggleList,
    Action::ToggleLines,
    Action::FilterTitles,
    Action::ToggleCut,
    Action::Sort,
    Action::Reread,
    Action::Encoding,
    Action::WholePage,
];

/// The actions that look for something.
const SEARCHING: &[Action] = &[
    Action::Search,
    Action::SearchLibrary,
    Action::NextMatch,
    Action::PreviousMatch,
    Action::TakeNearest,
];

/// The actions that take something out of a text.
const KEEPING: &[Action] = &[
    Action::Copy,
    Action::CopyCited,
    Action::Select,
    Action::Mark,
    Action::Note,
    Action::Bookmarks,
];

/// The actions of all tables in groups, each once.
pub fn groups() -> Vec<Group> {
    let chosen = [
        (words::MOVING, MOVING),
        (words::TEXTS, TEXTS),
        (words::SEARCHING, SEARCHING),
        (words::KEEPING, KEEPING),
    ];
    let is_chosen = |action: &&Action| chosen.iter().any(|(_, actions)| actions.contains(action));
    let rest: Vec<Action> = READING
        .iter()
        .filter(|action| !is_chosen(action))
        .copied()
        .collect();
    let rest = [
        (words::PROGRAM, rest.as_slice()),
        (words::WHILE_TYPING, TYPING),
        (words::AFTER_COPY, COPYING),
        (words::IN_BOOKMARKS, IN_BOOKMARKS),
    ];
    let group = |(title, actions): (Phrase, &[Action])| Group {
        title,
        actions: actions.to_vec(),
    };
    chosen.into_iter().chain(rest).map(group).collect()
}

/// What is written on the key that sentences and hints name for an action: the shortest of its labels.
pub fn key_label(action: Action) -> String {
    let keys = binding(action).keys.iter();
    let labels = keys.filter_map(|key| Some(key.parse::<Key>().ok()?.label()));
    labels
        .min_by_key(|label| label.chars().count())
        .unwrap_or_default()
}

/// What a key does while reading, if anything.
pub fn action_of(key: Key) -> Option<Action> {
    find(READING, key)
}

/// What a key does while a line is typed, beside editing it.
pub fn typing_action_of(key: Key) -> Option<Action> {
    match key.code {
        Code::Char(_) if !key.ctrl => None,
        _ => find(TYPING, key),
    }
}

/// By how many rows an action scrolls where a page has so many.
pub(super) fn rows_of(action: Action, page: isize) -> Option<isize> {
    Some(match action {
        Action::Down => 1,
        Action::Up => -1,
        Action::PageDown => page,
        Action::PageUp => -page,
        Action::HalfDown => page / 2,
        Action::HalfUp => -page / 2,
        Action::Start => isize::MIN,
        Action::End => isize::MAX,
        _ => return None,
    })
}

/// By how many rows a key chooses another row of a list beside the line that is typed, where a page has so many.
pub(super) fn step_of(key: Key, page: isize) -> Option<isize> {
    match (key.code, typing_action_of(key)) {
        (_, Some(Action::Older)) => Some(-1),
        (_, Some(Action::Newer)) => Some(1),
        (Code::PageUp, _) => Some(-page),
        (Code::PageDown, _) => Some(page),
        _ => None,
    }
}

/// What a key does in the list of bookmarks, beside what it does while a line is typed.
pub fn bookmark_action_of(key: Key) -> Option<Action> {
    find(IN_BOOKMARKS, key)
}

/// What a key copies after the key that copies, if anything.
pub fn copying_action_of(key: Key) -> Option<Action> {
    find(COPYING, key)
}

fn find(table: &[Action], key: Key) -> Option<Action> {
    let latin = key.on_latin_layout();
    let has_key = |action: &Action| binding(*action).keys.iter().any(|k| k.parse() == Ok(latin));
    table.iter().copied().find(has_key)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::arabic;

    #[test]
    fn every_key_of_a_table_can_be_read_and_has_one_action() {
        for table in [READING, TYPING, COPYING, IN_BOOKMARKS] {
            let mut seen = Vec::new();
            for &action in table {
                for notation in binding(action).keys {
                    let key: Key = notation.parse().unwrap();
                    assert!(!seen.contains(&key), "{notation} twice");
                    seen.push(key);
                    assert_eq!(find(table, key), Some(action));
                }
            }
        }
    }

    #[test]
    fn every_action_is_in_one_group() {
        let grouped: Vec<Action> = groups()
            .into_iter()
            .flat_map(|group| group.actions)
            .collect();
        assert_eq!(
            grouped.len(),
            READING.len() + TYPING.len() + COPYING.len() + IN_BOOKMARKS.len()
        );
        for action in READING
            .iter()
            .chain(TYPING)
            .chain(COPYING)
            .chain(IN_BOOKMARKS)
        {
            assert!(grouped.contains(action), "{action:?}");
        }
    }

    #[test]
    fn letters_are_typed_and_control_on_either_layout_acts() {
        assert_eq!(typing_action_of(Key::char('t')), None);
        assert_eq!(typing_action_of(Key::ctrl('t')), Some(Action::NextLevel));
        // feh stands on the key of t
        assert_eq!(
            typing_action_of(Key::ctrl('\u{641}')),
            Some(Action::NextLevel)
        );
    }

    #[test]
    fn every_letter_key_answers_on_the_arabic_layout() {
        for &action in READING {
            for notation in binding(action).keys {
                let key: Key = notation.parse().unwrap();
                if let Code::Char(c) = key.code {
                    // The Arabic layout types an apostrophe with the key of M, which has another key for that.
                    if !c.is_ascii_alphabetic() || key.ctrl || c == 'M' {
                        continue;
                    }
                    let twin = arabic(c).unwrap_or_else(|| panic!("{c} has no twin"));
                    assert_eq!(action_of(Key::char(twin)), Some(action), "{c}");
                }
            }
        }
        assert_eq!(action_of(Key::char('ظ')), Some(Action::Search));
        assert_eq!(action_of(Key::char('؟')), Some(Action::Help));
    }
}
