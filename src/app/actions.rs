//! The one table of actions: what can be done, by which keys, in which words.
//!
//! The keymap, the help screen, the hints, the names in the settings and the README's list of keys come from it. Letter keys
//! also answer to their twin on the Arabic keyboard (see [`Keymap`](super::Keymap)), so each row names Latin keys alone.

use crate::words::{self, Phrase};

/// One row of the table.
#[derive(Debug)]
pub struct Binding {
    /// Its keys, in the notation of [`Key`](crate::input::Key), where the settings give it no others.
    pub keys: &'static [&'static str],
    /// What it does, in one line.
    pub doc: Phrase,
    /// One word for it at the bottom of the screen.
    pub hint: Phrase,
}

macro_rules! actions {
    ($($(#[$doc:meta])* $table:ident {
        $($action:ident [$($key:literal),*] $ar:literal | $en:literal, $ar_hint:literal | $en_hint:literal;)+
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
                    keys: &[$($key),*],
                    doc: Phrase { ar: $ar, en: $en },
                    hint: Phrase { ar: $ar_hint, en: $en_hint },
                },
            )+)+}
        }

        $($(#[$doc])*
        pub const $table: &[Action] = &[$(Action::$action),+];)+

        /// The tables, each of a place where keys are pressed.
        pub(super) const TABLES: &[&[Action]] = &[$($table),+];
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
    NextLink ["o"] "الرابط التالي؛ ثم Enter لاتباعه" | "the next link; Enter follows it", "رابط" | "link";
    PreviousLink ["O"] "الرابط السابق" | "the link before", "رابط" | "link";
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
    ToggleCut ["S"] "قطع الأسطر الطويلة لأمر أو لفّها؛ والسهمان يزيحانها" | "long lines of a command cut or wrapped; arrows shift them", "القطع" | "cut";
    Wider ["+", "="] "نص أعرض" | "wider text", "أعرض" | "wider";
    Narrower ["-"] "نص أضيق" | "narrower text", "أضيق" | "narrower";
    ToggleHarakat ["h"] "إخفاء الحركات أو إظهارها" | "hide harakat, or show them", "الحركات" | "harakat";
    NextDigits ["#"] "الأرقام كما كُتبت، أو \u{660}\u{661}\u{662} أو \u{6F4}\u{6F5}\u{6F6} أو 012" | "digits as they are written, or \u{660}\u{661}\u{662}, \u{6F4}\u{6F5}\u{6F6} or 012", "الأرقام" | "digits";
    NextJustification ["J"] "ضبط الأسطر على الحافتين: بالمسافات أو بالكشيدة، أو لا" | "justify lines: by spaces, by kashida, or not", "الضبط" | "justify";
    ToggleLineSpacing ["l"] "صف خال بين السطرين" | "a blank row between lines", "السطران" | "spacing";
    NextParagraphSpacing ["p"] "صفوف خالية بين الفقرتين: 0 إلى 3" | "blank rows between paragraphs: 0 to 3", "الفقرتان" | "paragraphs";
    ToggleIndent ["i"] "بادئة في أول سطر من الفقرة" | "an indent before the first line of a paragraph", "البادئة" | "indent";
    NextMonths ["K"] "أسماء الأشهر: يناير، أو كانون الثاني، أو جانفي" | "Arabic months: Yanayir, Kanun al-Thani or Janfi", "الأشهر" | "months";
    ToggleHijri ["H"] "التاريخ الهجري مع الميلادي" | "the Hijri date beside the Gregorian", "هجري" | "Hijri";
    ToggleFocus ["Z"] "إبراز فقرة واحدة وتعتيم ما عداها" | "one paragraph stands out, the rest is faint", "تركيز" | "focus";
    Encoding ["e"] "ترميز آخر لهذا النص" | "another encoding for this text", "الترميز" | "encoding";
    TurnLines ["E"] "حروف كل سطر معكوسة، لما خُزّن بترتيبه المرئي" | "the letters of each line turned, if stored as seen", "الترتيب" | "order";
    Copy ["y"] "نسخ جزء من النص، يحدّده مفتاح ثانٍ" | "copy a part of the text, which a second key names", "نسخ" | "copy";
    CopyCited ["Y"] "نسخ مع سطر يذكر المصدر" | "copy with a line that says where it is from", "نسخ ومصدره" | "copy, cite";
    Select ["v"] "تحديد بالأسهم كلمةً كلمة، أو بسحب الفأرة" | "select by arrows, word by word, or by dragging the mouse", "تحديد" | "select";
    Mark ["m"] "وضع إشارة على الفقرة، أو رفعها" | "mark the paragraph, or take its mark away", "إشارة" | "mark";
    Note ["M", "\""] "ملاحظة على الفقرة" | "a note to the paragraph", "ملاحظة" | "note";
    Bookmarks ["'"] "الإشارات والملاحظات في هذا النص، ثم في كل النصوص" | "bookmarks and notes, of this text and of all", "الإشارات" | "bookmarks";
    Reread ["r"] "قراءة ما تغيّر من الملفات والمجلدات من جديد" | "read again what has changed of files and folders", "تحديث" | "reread";
    Sort ["c"] "ترتيب القائمة: بالاسم أو التاريخ أو الحجم أو العنوان" | "sort the list: by name, date, size or title", "ترتيب" | "sort";
    OtherFiles ["A"] "الملفات من الأنواع الأخرى في القائمة، أو إخفاؤها" | "files of other kinds in the list, or hidden again", "ملفات أخرى" | "other files";
    Palette [":"] "كل ما يمكن فعله، يُبحث عنه بكلماته" | "all that can be done, found by its words", "الأفعال" | "actions";
    SwitchLanguage ["I"] "الواجهة بالعربية أو بالإنجليزية: in English" | "the interface in English or Arabic: \u{628}\u{627}\u{644}\u{639}\u{631}\u{628}\u{64A}\u{629}", "اللغة" | "language";
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
    Action::NextLink,
    Action::PreviousLink,
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
    Action::OtherFiles,
    Action::Encoding,
    Action::TurnLines,
    Action::WholePage,
];

/// The actions that choose how texts look.
const LOOKS: &[Action] = &[
    Action::Wider,
    Action::Narrower,
    Action::ToggleHarakat,
    Action::NextDigits,
    Action::NextJustification,
    Action::ToggleLineSpacing,
    Action::NextParagraphSpacing,
    Action::ToggleIndent,
    Action::NextMonths,
    Action::ToggleHijri,
    Action::ToggleFocus,
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
        (words::LOOKS, LOOKS),
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

impl Action {
    /// Its name in the settings: `page-down`.
    pub fn name(self) -> String {
        let mut name = String::new();
        for c in format!("{self:?}").chars() {
            if c.is_ascii_uppercase() && !name.is_empty() {
                name.push('-');
            }
            name.push(c.to_ascii_lowercase());
        }
        name
    }

    /// All actions, in the order of the tables.
    pub fn all() -> impl Iterator<Item = Self> {
        TABLES.iter().copied().flatten().copied()
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_action_is_in_one_group() {
        let grouped: Vec<Action> = groups()
            .into_iter()
            .flat_map(|group| group.actions)
            .collect();
        assert_eq!(grouped.len(), Action::all().count());
        for action in Action::all() {
            assert!(grouped.contains(&action), "{action:?}");
        }
    }

    #[test]
    fn names_of_actions_are_words_with_hyphens() {
        assert_eq!(Action::PageDown.name(), "page-down");
        assert_eq!(Action::Quit.name(), "quit");
    }
}
