//! What kzread does not read, said by what it is, with the command that makes a text of it where there is one.

use super::Language::{self, Arabic, English};
use super::isolated;
use crate::document::{ContainerError, Foreign};

impl Language {
    /// Why nothing is read of what holds other files.
    pub(super) fn container_error(self, error: ContainerError) -> &'static str {
        match (self, error) {
            (Arabic, ContainerError::Broken) => "تالف: لا يوجد فيه ملف واحد؛ أعد تنزيله أو نسخه",
            (English, ContainerError::Broken) => {
                "it is damaged: no file is found in it; download or copy it again"
            }
            (Arabic, ContainerError::Encrypted) => "نصّه مشفّر (DRM)؛ لا يفتحه إلا قارئ البائع",
            (English, ContainerError::Encrypted) => {
                "its text is encrypted (DRM); only the reader of its seller opens it"
            }
            (Arabic, ContainerError::Empty) => "لا نصّ فيه",
            (English, ContainerError::Empty) => "there is no text in it",
        }
    }

    /// What a file is that kzread does not read, and what to do about it. `name` is the path of the file.
    pub fn foreign(self, kind: Foreign, name: &str) -> String {
        let (what, command) = (self.what(kind), command(kind, name));
        match (self, command) {
            (Arabic, None) => format!("{what}، ولا يقرؤه kzread"),
            (Arabic, Some(command)) => {
                format!("{what}، ولا يقرؤه kzread: {}", isolated(&command))
            }
            (English, None) => format!("{what}, which kzread does not read"),
            (English, Some(command)) => format!("{what}, which kzread does not read: {command}"),
        }
    }

    fn what(self, kind: Foreign) -> &'static str {
        let (ar, en) = match kind {
            Foreign::Pdf => ("هذا ملف PDF", "this is a PDF file"),
            Foreign::PostScript => ("هذا ملف PostScript", "this is a PostScript file"),
            Foreign::Book => (
                "هذا كتاب إلكتروني بصيغة أخرى",
                "this is an electronic book in another format",
            ),
            Foreign::Document => ("هذا مستند مكتبي", "this is an office document"),
            Foreign::Sheet => ("هذا جدول بيانات مكتبي", "this is a spreadsheet"),
            Foreign::Slides => ("هذا عرض شرائح", "this is a slide show"),
            Foreign::Image => ("هذه صورة", "this is a picture"),
            Foreign::Audio => ("هذا ملف صوت", "this is a sound file"),
            Foreign::Video => ("هذا ملف فيديو", "this is a video"),
            Foreign::Archive => ("هذا ملف مضغوط", "this is an archive"),
            Foreign::Program => ("هذا برنامج", "this is a program"),
            Foreign::Database => ("هذه قاعدة بيانات", "this is a database"),
            Foreign::Font => ("هذا خط للطباعة", "this is a font"),
            Foreign::Binary => ("هذا ملف ليس بنصّ", "this is a binary file"),
        };
        match self {
            Arabic => ar,
            English => en,
        }
    }
}

/// The command that makes a text of such a file.
fn command(kind: Foreign, name: &str) -> Option<String> {
    // Standard input has no name to read it by once more.
    let file = if name == "-" { "FILE" } else { name };
    let file = quoted(file);
    Some(match kind {
        Foreign::Pdf => format!("pdftotext {file} - | kzread"),
        Foreign::PostScript => format!("ps2ascii {file} | kzread"),
        Foreign::Book => format!("ebook-convert {file} text.epub"),
        Foreign::Document => format!("soffice --headless --convert-to odt {file}"),
        Foreign::Sheet => format!("soffice --headless --convert-to html {file}"),
        Foreign::Slides => format!("soffice --headless --convert-to pdf {file}"),
        Foreign::Archive => format!("bsdtar -xf {file}"),
        Foreign::Image => format!("tesseract {file} - -l ara | kzread"),
        Foreign::Audio
        | Foreign::Video
        | Foreign::Program
        | Foreign::Database
        | Foreign::Font
        | Foreign::Binary => return None,
    })
}

/// A name as a shell takes it for one word.
fn quoted(name: &str) -> String {
    let is_safe = |c: char| c.is_alphanumeric() || "._-/+,@%=:".contains(c);
    if !name.starts_with('-') && name.chars().all(is_safe) {
        return name.to_owned();
    }
    let start = if name.starts_with('-') { "./" } else { "" };
    format!("'{start}{}'", name.replace('\'', "'\\''"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_command_can_be_pasted_whatever_the_file_is_called() {
        for (name, file) in [
            ("x.pdf", "x.pdf"),
            ("a b.pdf", "'a b.pdf'"),
            ("it's.pdf", "'it'\\''s.pdf'"),
            ("-x.pdf", "'./-x.pdf'"),
            ("\u{643}.pdf", "\u{643}.pdf"),
            ("-", "FILE"),
        ] {
            let said = English.foreign(Foreign::Pdf, name);
            let expected = format!(
                "this is a PDF file, which kzread does not read: pdftotext {file} - | kzread"
            );
            assert_eq!(said, expected);
        }
    }

    #[test]
    fn what_makes_no_text_is_named_all_the_same() {
        let said = English.foreign(Foreign::Binary, "x");
        assert_eq!(said, "this is a binary file, which kzread does not read");
        assert!(!Arabic.foreign(Foreign::Audio, "x.mp3").contains('\u{2068}'));
    }
}
