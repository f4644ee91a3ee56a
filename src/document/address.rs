//! Addresses out of kzread: web pages, which a browser opens, and addressees of mail.

use std::net::Ipv6Addr;

use icu_properties::CodePointMapData;
use icu_properties::props::Script;
use idna::AsciiDenyList;
use idna::uts46::{DnsLength, Hyphens, Uts46};

use super::percent::{encoded, percent_decoded, readable};

/// The address of a web page, or of somebody by mail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Address {
    opened: String,
    shown: String,
    host: String,
}

impl Address {
    /// The address that a link leads to, if it is one by `http`, `https` or `mailto`. It is taken apart as browsers do (WHATWG
    /// URL, 4.4), so that what is shown of it is where they go.
    pub fn parse(link: &str) -> Option<Self> {
        let link: String = link
            .chars()
            .filter(|c| !matches!(c, '\t' | '\n' | '\r'))
            .collect();
        let link = link.trim_matches(|c: char| c.is_control() || c == ' ');
        let (scheme, rest) = link.split_once(':')?;
        match scheme.to_ascii_lowercase().as_str() {
            scheme @ ("http" | "https") => Self::of_page(scheme, rest),
            "mailto" => Self::of_mail(rest),
            _ => None,
        }
    }

    fn of_page(scheme: &str, rest: &str) -> Option<Self> {
        let end = rest.find(['?', '#']).unwrap_or(rest.len());
        let (before, query) = rest.split_at(end);
        // Browsers take any number of slashes, and each of both kinds.
        let before = before.replace('\\', "/");
        let before = before.trim_start_matches('/');
        let (authority, path) = before.split_at(before.find('/').unwrap_or(before.len()));
        let (user, host) = match authority.rsplit_once('@') {
            Some((user, host)) => (format!("{user}@"), host),
            None => (String::new(), authority),
        };
        let (host, port) = match host.rsplit_once(':') {
            Some((host, port)) if port.bytes().all(|digit| digit.is_ascii_digit()) => {
                (host, format!(":{port}"))
            }
            _ => (host, String::new()),
        };
        let host = Host::parse(host)?;
        let behind = format!("{path}{query}");
        Some(Self {
            opened: format!(
                "{scheme}://{}{}{port}{}",
                escaped(&user),
                host.ascii,
                escaped(&behind)
            ),
            shown: format!(
                "{scheme}://{}{}{port}{}",
                readable(&escaped(&user)),
                host.shown,
                readable(&escaped(&behind))
            ),
            host: host.shown,
        })
    }

    /// What is asked of the mail program beside the addressee, a file to be sent for one, is left out.
    fn of_mail(rest: &str) -> Option<Self> {
        let addressee = rest.split(['?', '#']).next()?;
        let (name, host) = addressee
            .rsplit_once('@')
            .filter(|(name, _)| !name.is_empty())?;
        let host = Host::parse(host)?;
        Some(Self {
            opened: format!("mailto:{}@{}", escaped(name), host.ascii),
            shown: format!("mailto:{}@{}", readable(&escaped(name)), host.shown),
            host: host.shown,
        })
    }

    /// As a program takes it: ASCII without blanks, quotes and controls.
    pub fn as_str(&self) -> &str {
        &self.opened
    }

    /// As a reader takes it: escaped letters as letters.
    pub fn shown(&self) -> &str {
        &self.shown
    }

    /// To whom it leads.
    pub fn host(&self) -> &str {
        &self.host
    }
}

/// The name of a server.
struct Host {
    ascii: String,
    shown: String,
}

impl Host {
    fn parse(host: &str) -> Option<Self> {
        if let Some(number) = host
            .strip_prefix('[')
            .and_then(|host| host.strip_suffix(']'))
        {
            let ascii = format!("[{}]", number.parse::<Ipv6Addr>().ok()?);
            return Some(Self {
                shown: ascii.clone(),
                ascii,
            });
        }
        let host = percent_decoded(host);
        let (uts46, rules) = (Uts46::new(), (AsciiDenyList::URL, Hyphens::Allow));
        let ascii = uts46.to_ascii(host.as_bytes(), rules.0, rules.1, DnsLength::Ignore);
        let ascii = ascii.ok().filter(|ascii| !ascii.is_empty())?.into_owned();
        let (shown, _) = uts46.to_user_interface(ascii.as_bytes(), rules.0, rules.1, is_readable);
        Some(Self {
            shown: shown.into_owned(),
            ascii,
        })
    }
}

/// Whether a label of a host is shown in its letters, and not as punycode: they are all of one script and, where that has
/// letters that look like Latin ones, so are those of the top-level domain.
fn is_readable(label: &[char], top: &[char], _is_bidi: bool) -> bool {
    let script = CodePointMapData::<Script>::new();
    let scripts = |label: &[char]| {
        let letters = label.iter().map(|c| script.get(*c));
        let mut scripts: Vec<_> = letters
            .filter(|script| !matches!(*script, Script::Common | Script::Inherited))
            .collect();
        scripts.dedup();
        scripts
    };
    let own = scripts(label);
    let has_likes = |script: &Script| {
        use Script as S;
        [S::Cyrillic, S::Greek, S::Armenian, S::Cherokee, S::Coptic].contains(script)
    };
    own.len() <= 1 && (!own.iter().any(has_likes) || scripts(top) == own)
}

/// Escapes what no address has as it is (RFC 3986 2), and keeps the escapes that are there.
fn escaped(part: &str) -> String {
    encoded(part, |byte| {
        byte.is_ascii_alphanumeric() || b"-._~:/?#[]@!$&()*+,;=%".contains(&byte)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(link: &str) -> Option<(String, String, String)> {
        let address = Address::parse(link)?;
        Some((address.opened, address.shown, address.host))
    }

    fn hosts(links: &[&str]) -> Vec<Option<String>> {
        let address = |link: &&str| Address::parse(link).map(|address| address.host);
        links.iter().map(address).collect()
    }

    #[test]
    fn letters_are_shown_and_escapes_are_opened() {
        assert_eq!(
            parts("HTTPS://Ar.example.org:80/\u{628}/%D8%AA?q=a b#\u{202E}'"),
            Some((
                "https://ar.example.org:80/%D8%A8/%D8%AA?q=a%20b#%E2%80%AE%27".into(),
                "https://ar.example.org:80/\u{628}/\u{62A}?q=a%20b#%E2%80%AE%27".into(),
                "ar.example.org".into()
            ))
        );
    }

    #[test]
    fn the_host_is_that_to_which_a_browser_goes() {
        let host = |host: &str| Some(host.to_owned());
        assert_eq!(
            hosts(&[
                "https://bank.example@evil.example/",
                "https:\\\\evil.example\\@bank.example/",
                "http:/evil.example",
                "https://%65vil.example",
                "ht\ntps://evil.ex\tample",
                "https://[::1]:8080/x",
                "https://user:word@evil.example:1/",
            ]),
            [
                host("evil.example"),
                host("evil.example"),
                host("evil.example"),
                host("evil.example"),
                host("evil.example"),
                host("[::1]"),
                host("evil.example"),
            ]
        );
    }

    #[test]
    fn a_host_of_mixed_scripts_is_punycode() {
        let host = |host: &str| Some(host.to_owned());
        assert_eq!(
            hosts(&[
                // Arabic letters alone, as letters or as punycode; with a Latin top-level domain.
                "https://\u{645}\u{62B}\u{627}\u{644}.\u{634}\u{628}\u{643}\u{629}/",
                "https://xn--mgbh0fb.xn--ngbc5azd/",
                "https://\u{645}\u{62B}\u{627}\u{644}.com/",
                // A Cyrillic a among Latin letters; Cyrillic letters alone that look like Latin ones; Russian.
                "https://p\u{430}ypal.com/",
                "https://\u{430}\u{440}\u{440}\u{4CF}\u{435}.com/",
                "https://\u{43F}\u{440}\u{438}\u{43C}\u{435}\u{440}.\u{440}\u{444}/",
            ]),
            [
                host("\u{645}\u{62B}\u{627}\u{644}.\u{634}\u{628}\u{643}\u{629}"),
                host("\u{645}\u{62B}\u{627}\u{644}.\u{634}\u{628}\u{643}\u{629}"),
                host("\u{645}\u{62B}\u{627}\u{644}.com"),
                host("xn--pypal-4ve.com"),
                host("xn--80ak6aa92e.com"),
                host("\u{43F}\u{440}\u{438}\u{43C}\u{435}\u{440}.\u{440}\u{444}"),
            ]
        );
    }

    #[test]
    fn of_mail_only_the_addressee_counts() {
        assert_eq!(
            parts("mailto:a.b@example.org?attach=/etc/passwd"),
            Some((
                "mailto:a.b@example.org".into(),
                "mailto:a.b@example.org".into(),
                "example.org".into()
            ))
        );
    }

    #[test]
    fn other_schemes_and_broken_hosts_are_no_addresses() {
        for link in [
            "javascript:alert(1)",
            "file:///etc/passwd",
            "data:text/html,x",
            "https://",
            "https://a b/",
            "https://\u{202E}a.com/",
            "https://[x]/",
            "mailto:",
            "mailto:@x.org",
            "a.md",
            "",
        ] {
            assert_eq!(parts(link), None, "{link:?}");
        }
    }
}
