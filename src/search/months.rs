//! The months by all their names, and the days of a month in words.

/// The names of each month: of Egypt and the Gulf, of the Levant and Iraq, of Tunisia and Algeria, of Morocco; the Persian
/// and the Ottoman ones.
#[rustfmt::skip]
const MONTHS: [Names; 12] = [
    Names { clear: &["يناير", "كانون الثاني", "كانون ثاني", "كانون ثان", "جانفي", "ژانویه"], dated: &[] },
    Names { clear: &["فبراير", "شباط", "فيفري", "فوریه"], dated: &[] },
    Names { clear: &["مارس", "آذار"], dated: &["مارت"] },
    Names { clear: &["أبريل", "إبريل", "نيسان", "أفريل", "آوریل"], dated: &[] },
    Names { clear: &["مايو", "أيار", "مايس"], dated: &["ماي", "مه"] },
    Names { clear: &["يونيو", "يونية", "حزيران", "ژوئن"], dated: &["جوان"] },
    Names { clear: &["يوليو", "يولية", "تموز", "جويلية", "يوليوز", "ژوئیه"], dated: &[] },
    Names { clear: &["أغسطس", "غشت", "أغسطوس", "اغستوس"], dated: &["آب", "أوت", "اوت"] },
    Names { clear: &["سبتمبر", "أيلول", "شتنبر", "سپتامبر"], dated: &[] },
    Names { clear: &["أكتوبر", "تشرين الأول", "تشرين أول", "اکتبر"], dated: &[] },
    Names { clear: &["نوفمبر", "تشرين الثاني", "تشرين ثاني", "تشرين ثان", "نونبر", "نوامبر"], dated: &[] },
    Names { clear: &["ديسمبر", "كانون الأول", "كانون أول", "دجنبر", "دسامبر"], dated: &[] },
];

/// The days as ordinals, the first at 0.
#[rustfmt::skip]
const DAYS: [&str; 31] = [
    "الأول", "الثاني", "الثالث", "الرابع", "الخامس", "السادس", "السابع", "الثامن", "التاسع",
    "العاشر", "الحادي عشر", "الثاني عشر", "الثالث عشر", "الرابع عشر", "الخامس عشر", "السادس عشر",
    "السابع عشر", "الثامن عشر", "التاسع عشر", "العشرين", "الحادي والعشرين", "الثاني والعشرين",
    "الثالث والعشرين", "الرابع والعشرين", "الخامس والعشرين", "السادس والعشرين", "السابع والعشرين",
    "الثامن والعشرين", "التاسع والعشرين", "الثلاثين", "الحادي والثلاثين",
];

struct Names {
    clear: &'static [&'static str],
    /// Only beside a number: آب is a month there, elsewhere a father.
    dated: &'static [&'static str],
}

/// The number of a month, from 0, by one of its names, as `fold` has it.
pub(super) fn month(name: &str, fold: impl Fn(&str) -> String) -> Option<usize> {
    let name = fold(name);
    MONTHS
        .iter()
        .position(|names| names.clear.iter().any(|one| fold(one) == name))
}

/// The same, of a name that stands beside a number.
pub(super) fn month_of_date(name: &str, fold: impl Fn(&str) -> String) -> Option<usize> {
    let folded = fold(name);
    month(name, &fold).or_else(|| {
        MONTHS
            .iter()
            .position(|names| names.dated.iter().any(|one| fold(one) == folded))
    })
}

/// The names of a month; beside a number all of them.
pub(super) fn names(month: usize, in_date: bool) -> impl Iterator<Item = &'static str> {
    let names = MONTHS.get(month).into_iter();
    names.flat_map(move |names| {
        let dated = if in_date { names.dated } else { &[] };
        names.clear.iter().chain(dated).copied()
    })
}

/// The day of the month, in digits, by its ordinal, as `fold` has it.
pub(super) fn day_of(ordinal: &str, fold: impl Fn(&str) -> String) -> Option<String> {
    let ordinal = fold(ordinal);
    let day = DAYS.iter().position(|day| fold(day) == ordinal)?;
    Some((day + 1).to_string())
}

/// A day of the month in digits and in words.
pub(super) fn day(digits: &str) -> Vec<String> {
    let bare = digits.trim_start_matches('0');
    let mut days = vec![bare.to_owned()];
    if bare.len() == 1 {
        days.push(format!("0{bare}"));
    }
    let ordinal = bare
        .parse::<usize>()
        .ok()
        .and_then(|day| DAYS.get(day.checked_sub(1)?));
    days.extend(ordinal.map(|&ordinal| ordinal.to_owned()));
    days
}
