//! Phrases that stand by themselves, in both languages.

/// A phrase in both languages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Phrase {
    /// The Arabic words.
    pub ar: &'static str,
    /// The English words.
    pub en: &'static str,
}

/// Above the keys for moving.
pub const MOVING: Phrase = Phrase {
    ar: "التنقّل",
    en: "Moving",
};
/// Above the keys for going from text to text.
pub const TEXTS: Phrase = Phrase {
    ar: "النصوص",
    en: "Texts",
};
/// Above the keys for searching.
pub const SEARCHING: Phrase = Phrase {
    ar: "البحث",
    en: "Searching",
};
/// Above the keys for everything else.
pub const PROGRAM: Phrase = Phrase {
    ar: "البرنامج",
    en: "The program",
};
/// The name of the built-in library.
pub const BUILT_IN: Phrase = Phrase {
    ar: "كازاخستان، يناير 2022",
    en: "Kazakhstan, January 2022",
};
/// The text has no words.
pub const EMPTY: Phrase = Phrase {
    ar: "لا نصّ في هذا الملف.",
    en: "There is no text in this file.",
};
/// There is nothing in the list.
pub const EMPTY_LIBRARY: Phrase = Phrase {
    ar: "لا مقالات هنا",
    en: "no articles here",
};
/// The lines of a hard-wrapped text are shown as they stand.
pub const LINES_KEPT: Phrase = Phrase {
    ar: "الأسطر كما هي في الملف",
    en: "lines as they stand in the file",
};
/// They are joined.
pub const LINES_JOINED: Phrase = Phrase {
    ar: "الأسطر موصولة فقرات",
    en: "lines joined to paragraphs",
};
/// The text has none.
pub const LINES_ALIKE: Phrase = Phrase {
    ar: "ليس في هذا النص أسطر مقطوعة توصل",
    en: "this text has no wrapped lines to join",
};
/// The search went past the end.
pub const WRAPPED_TO_START: Phrase = Phrase {
    ar: "بلغ البحث النهاية فعاد إلى البداية",
    en: "past the end, on from the start",
};
/// The search went past the start.
pub const WRAPPED_TO_END: Phrase = Phrase {
    ar: "بلغ البحث البداية فعاد إلى النهاية",
    en: "past the start, on from the end",
};
/// The search went on into the next article that has matches.
pub const NEXT_ARTICLE_WITH: Phrase = Phrase {
    ar: "بلغ البحث النهاية، وهذا المقال التالي",
    en: "past the end, on in the next article",
};
/// The search went on into the article before that has matches.
pub const ARTICLE_BEFORE_WITH: Phrase = Phrase {
    ar: "بلغ البحث البداية، وهذا المقال السابق",
    en: "past the start, on in the article before",
};
/// Nothing was found so far.
pub const STILL_SEARCHING: Phrase = Phrase {
    ar: "لم يوجد شيء بعد، والبحث جارٍ",
    en: "nothing found yet, still searching",
};
/// The query has no letters.
pub const NOTHING_TO_FIND: Phrase = Phrase {
    ar: "ليس في العبارة حرف يُبحث عنه",
    en: "the query has no letter to look for",
};
/// More was pasted into the prompt than it takes.
pub const TOO_LONG_TO_FIND: Phrase = Phrase {
    ar: "النص الملصق طويل، فلم يؤخذ إلا أوله",
    en: "what was pasted is too long: only its beginning was taken",
};
/// The last article is open.
pub const LAST_ARTICLE: Phrase = Phrase {
    ar: "هذا آخر مقال",
    en: "this is the last article",
};
/// The first article is open.
pub const FIRST_ARTICLE: Phrase = Phrase {
    ar: "هذا أول مقال",
    en: "this is the first article",
};
/// A text that takes long to load.
pub const LOADING: Phrase = Phrase {
    ar: "يُفتح…",
    en: "opening…",
};
/// A long chapter of a book is read before it can be shown.
pub const READING_CHAPTER: Phrase = Phrase {
    ar: "يُقرأ الفصل…",
    en: "reading the chapter…",
};
/// What was read last cannot be opened again.
pub const LAST_IS_GONE: Phrase = Phrase {
    ar: "ما قُرئ آخر مرة لم يعد في موضعه، وهذه المكتبة المضمّنة",
    en: "what was read last is not there any more: this is the built-in library",
};
/// A pipe from which more comes.
pub const ARRIVING: Phrase = Phrase {
    ar: "يصل بعد…",
    en: "more is coming…",
};
/// Told of a book of which some chapters are missing, damaged or encrypted.
pub const DAMAGED: Phrase = Phrase {
    ar: "بعض فصوله لا يُقرأ",
    en: "some chapters cannot be read",
};

/// A compressed file that is damaged or too long.
pub const CUT_SHORT: Phrase = Phrase {
    ar: "آخره لا يُقرأ",
    en: "the end of it cannot be read",
};

/// Bytes that are not UTF-8.
pub const LOSSY: Phrase = Phrase {
    ar: "فيه ما ليس UTF-8 (\u{FFFD})؛ حدّد الترميز بـ \u{2066}--encoding\u{2069}",
    en: "not all of it is UTF-8 (\u{FFFD}): try \u{2066}--encoding\u{2069}",
};
/// Markdown of which there is too much to be parsed.
pub const TOO_MUCH: Phrase = Phrase {
    ar: "أكبر من أن يُنسَّق (Markdown)، فيظهر نصًّا؛ قسّمه ليُنسَّق",
    en: "too large for Markdown, shown as plain text: split it",
};
/// What standard input is called in the list.
pub const STDIN: Phrase = Phrase {
    ar: "الدخل القياسي",
    en: "standard input",
};
/// The title of the help screen.
pub const KEYS: Phrase = Phrase {
    ar: "المفاتيح",
    en: "Keys",
};
/// Above all that can be done.
pub const ALL_ACTIONS: Phrase = Phrase {
    ar: "كل ما يمكن فعله",
    en: "All that can be done",
};
/// No action has the words that were typed.
pub const NO_SUCH_ACTION: Phrase = Phrase {
    ar: "لا شيء من ذلك",
    en: "nothing like that",
};
/// What a key does that does what was chosen.
pub const DO: Phrase = Phrase {
    ar: "تنفيذ",
    en: "do",
};
/// What is said first where texts are read line by line.
pub const LINEAR_HINT: Phrase = Phrase {
    ar: "Enter للفقرة التالية؛ مفتاح ثم Enter لما يفعله؛ ? ثم Enter لكل المفاتيح؛ q ثم Enter للخروج",
    en: "Enter: the next paragraph; a key and Enter: what the key does; ? and Enter: all keys; q and Enter: quit",
};
/// How texts are read by keys that act at once.
pub const LINEAR_KEYS_HINT: Phrase = Phrase {
    ar: "Enter أو المسافة للفقرة التالية؛ ? لكل المفاتيح؛ q للخروج",
    en: "Enter or Space: the next paragraph; ?: all keys; q: quit",
};
/// There is no paragraph after this.
pub const TEXT_ENDS: Phrase = Phrase {
    ar: "لا شيء بعد هذا في النص",
    en: "nothing after this in the text",
};
/// There is no paragraph before this.
pub const TEXT_BEGINS: Phrase = Phrase {
    ar: "لا شيء قبل هذا في النص",
    en: "nothing before this in the text",
};
/// What to do with the test card.
pub const CARD_TITLE: Phrase = Phrase {
    ar: "اضغط رقم أول سطر يُقرأ سليمًا",
    en: "Press the number of the first line that reads right",
};
/// What is right on the test card.
pub const CARD_RIGHT: Phrase = Phrase {
    ar: "حروفه متصلة، وقوساه متقابلان حول ثلاث كلمات، ورقمه على الحافة",
    en: "Letters join, brackets face each other around three words, the number is at the edge",
};
/// The sentence of the test card: marks, a lam-alef, brackets, a Latin word, numbers between words and at the end.
pub const CARD_SENTENCE: &str = "أهلًا (يا قارئ kzread) في 5 يناير 2022";
/// Between the two parts of the help screen.
pub const WHILE_TYPING: Phrase = Phrase {
    ar: "أثناء كتابة عبارة البحث",
    en: "While a query is typed",
};
/// Before a query that is looked for in the whole library.
pub const IN_LIBRARY_SIGN: Phrase = Phrase {
    ar: "المكتبة /",
    en: "library /",
};
/// Before the title by which the list is narrowed.
pub const TITLE_SIGN: Phrase = Phrase {
    ar: "العنوان:",
    en: "title:",
};
/// Before a number that is typed: how far to go.
pub const NUMBER_SIGN: Phrase = Phrase {
    ar: "إلى",
    en: "go to",
};
/// What a number counts with `%`.
pub const PERCENT_HINT: Phrase = Phrase {
    ar: "بالمئة",
    en: "percent",
};
/// What a number counts with `g` in a text.
pub const LINE_HINT: Phrase = Phrase {
    ar: "السطر",
    en: "line",
};
/// What a number counts with `g` in the list.
pub const ENTRY_HINT: Phrase = Phrase {
    ar: "المقال",
    en: "article",
};
/// `%` without a number before it.
pub const NUMBER_FIRST: Phrase = Phrase {
    ar: "اكتب العدد أولًا: \u{2066}50%\u{2069}",
    en: "type the number first: 50%",
};
/// There was no jump to come back from.
pub const NO_JUMP_BACK: Phrase = Phrase {
    ar: "لا موضع قبل هذا تعود إليه",
    en: "nowhere to go back to",
};
/// The reader has not come back from anywhere.
pub const NO_JUMP_FORWARD: Phrase = Phrase {
    ar: "لا موضع بعد هذا تتقدّم إليه",
    en: "nowhere to go forward to",
};
/// There is no next heading.
pub const NO_HEADING_BELOW: Phrase = Phrase {
    ar: "لا عنوان بعد هذا الموضع",
    en: "no heading after this",
};
/// There is no heading before.
pub const NO_HEADING_ABOVE: Phrase = Phrase {
    ar: "لا عنوان قبل هذا الموضع",
    en: "no heading before this",
};
/// Above the headings of a text.
pub const CONTENTS: Phrase = Phrase {
    ar: "المحتويات",
    en: "Contents",
};
/// Before a part of a heading that is typed.
pub const CONTENTS_SIGN: Phrase = Phrase {
    ar: "عنوان:",
    en: "heading:",
};
/// What a key does that goes to a heading.
pub const GO: Phrase = Phrase {
    ar: "انتقال",
    en: "go",
};
/// More headings may still be found.
pub const LOOKING: Phrase = Phrase {
    ar: "يُبحث عن العناوين…",
    en: "looking for headings…",
};
/// The text has no headings.
pub const NO_HEADINGS: Phrase = Phrase {
    ar: "لا عناوين في هذا النص",
    en: "this text has no headings",
};
/// What may have changed is looked at.
pub const READING_AGAIN: Phrase = Phrase {
    ar: "يُقرأ ما تغيّر من جديد",
    en: "reading again what has changed",
};
/// The text on show has changed.
pub const READ_AGAIN: Phrase = Phrase {
    ar: "تغيّر الملف فقُرئ من جديد",
    en: "the file has changed and was read again",
};
/// No folder has a file of another kind.
pub const NO_OTHER_FILES: Phrase = Phrase {
    ar: "لا ملفات من أنواع أخرى هنا",
    en: "there are no files of other kinds here",
};
/// Files of other kinds are in the list.
pub const OTHER_FILES_LISTED: Phrase = Phrase {
    ar: "في القائمة ملفات الأنواع الأخرى أيضًا",
    en: "files of other kinds are listed as well",
};
/// They are not any more.
pub const OTHER_FILES_HIDDEN: Phrase = Phrase {
    ar: "أُخفيت ملفات الأنواع الأخرى",
    en: "files of other kinds are hidden",
};
/// Texts stand in their folders.
pub const SORTED_BY_NAME: Phrase = Phrase {
    ar: "القائمة بالأسماء، في مجلداتها",
    en: "by name, in their folders",
};
/// The latest text comes first.
pub const SORTED_BY_DATE: Phrase = Phrase {
    ar: "القائمة بالتاريخ، الأحدث أولًا",
    en: "by date, the latest first",
};
/// The largest text comes first.
pub const SORTED_BY_SIZE: Phrase = Phrase {
    ar: "القائمة بالحجم، الأكبر أولًا",
    en: "by size, the largest first",
};
/// Texts stand in the order of their titles.
pub const SORTED_BY_TITLE: Phrase = Phrase {
    ar: "القائمة بالعناوين",
    en: "by title",
};
/// What was found is not all: folders are still walked.
pub const STILL_WALKING: Phrase = Phrase {
    ar: "والمجلدات تُقرأ بعد",
    en: "folders are still being read",
};
/// What Tab leads to from the library.
pub const ARTICLE: Phrase = Phrase {
    ar: "المقال",
    en: "article",
};
/// A result whose title alone matches.
pub const IN_TITLE: Phrase = Phrase {
    ar: "العنوان",
    en: "title",
};
/// A result whose summary alone matches.
pub const IN_SUMMARY: Phrase = Phrase {
    ar: "الملخّص",
    en: "summary",
};
