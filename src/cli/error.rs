//! Why kzread ends without having done what was asked, and how that is said.

use std::io::{self, ErrorKind};
use std::path::PathBuf;

use super::settings::Fault;
use crate::library::{OpenError, system_message};
use crate::search::QueryError;
use crate::words::Language;

/// Why kzread ends early.
pub(super) enum Error {
    /// Nothing of what was asked for can be read.
    Open(OpenError),
    /// There is nothing in the query to look for.
    Query(QueryError),
    /// An option, or the environment, sets something that cannot be set so.
    Setting(Fault),
    /// The file of settings that was named cannot be read.
    Config(PathBuf, io::Error),
    /// There is no terminal, or it cannot be used.
    Terminal(io::Error),
    /// The output cannot be written.
    Output(io::Error),
}

impl Error {
    /// Whether whoever reads the output has closed it, as `head` does: nothing went wrong.
    pub(super) fn is_closed_pipe(&self) -> bool {
        matches!(self, Self::Terminal(error) | Self::Output(error) if error.kind() == ErrorKind::BrokenPipe)
    }

    /// The message, of several lines where several things are wrong.
    pub(super) fn say(&self, language: Language) -> String {
        match self {
            Self::Open(error) => language.open_error(error),
            Self::Query(error) => language.query_error(*error),
            Self::Setting(fault) => fault.say(language),
            Self::Config(path, error) => language.named(path, &system_message(error)),
            Self::Terminal(error) => language.terminal_error(error),
            Self::Output(error) => language.output_error(error),
        }
    }
}

impl From<OpenError> for Error {
    fn from(error: OpenError) -> Self {
        Self::Open(error)
    }
}

impl From<QueryError> for Error {
    fn from(error: QueryError) -> Self {
        Self::Query(error)
    }
}
