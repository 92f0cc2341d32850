//! The operators by their spellings.

use crate::query::Compared;

/// What a condition does with its operand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Operator {
    Is,
    IsNot,
    Less,
    AtMost,
    More,
    AtLeast,
    In,
    NotIn,
    Like,
    NotLike,
    StartsWith,
    EndsWith,
    Empty,
    Filled,
    Anything,
    Between,
    On,
    NotOn,
    Relative(Than),
    InstanceOf,
    Dynamic,
    Beside(Compared),
    Apart(Far),
    InHierarchy,
    Part,
    /// Known, and not for a query over records as they are: rules and notifications ask for changes.
    Unasked,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Than {
    Less,
    AtMost,
    Same,
    AtLeast,
    More,
}

/// Further before or after another field than so much, or nearer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Far {
    More,
    Less,
}

const SPELLINGS: &[(&str, Operator)] = &[
    ("=", Operator::Is),
    ("!=", Operator::IsNot),
    ("<", Operator::Less),
    ("<=", Operator::AtMost),
    (">", Operator::More),
    (">=", Operator::AtLeast),
    ("IN", Operator::In),
    ("NOT IN", Operator::NotIn),
    ("NOTIN", Operator::NotIn),
    ("LIKE", Operator::Like),
    ("*", Operator::Like),
    ("CONTAINS", Operator::Like),
    ("NOT LIKE", Operator::NotLike),
    ("NOTLIKE", Operator::NotLike),
    ("!*", Operator::NotLike),
    ("DOES NOT CONTAIN", Operator::NotLike),
    ("DOESNOTCONTAIN", Operator::NotLike),
    ("STARTSWITH", Operator::StartsWith),
    ("ENDSWITH", Operator::EndsWith),
    ("%", Operator::EndsWith),
    ("ISEMPTY", Operator::Empty),
    ("EMPTYSTRING", Operator::Empty),
    ("EMPTY", Operator::Empty),
    ("ISNOTEMPTY", Operator::Filled),
    ("NOTEMPTY", Operator::Filled),
    ("ANYTHING", Operator::Anything),
    ("BETWEEN", Operator::Between),
    ("ON", Operator::On),
    ("NOTON", Operator::NotOn),
    ("RELATIVELT", Operator::Relative(Than::Less)),
    ("RELATIVELE", Operator::Relative(Than::AtMost)),
    ("RELATIVEEE", Operator::Relative(Than::Same)),
    ("RELATIVEGE", Operator::Relative(Than::AtLeast)),
    ("RELATIVEGT", Operator::Relative(Than::More)),
    ("INSTANCEOF", Operator::InstanceOf),
    ("DYNAMIC", Operator::Dynamic),
    ("VALCHANGES", Operator::Unasked),
    ("CHANGESFROM", Operator::Unasked),
    ("CHANGESTO", Operator::Unasked),
    ("MATCH_PAT", Operator::Unasked),
    ("MATCH_RGX", Operator::Unasked),
    ("IN_HIERARCHY", Operator::InHierarchy),
    ("IN_HIERARCHY_DYNAMIC", Operator::InHierarchy),
    ("SAMEAS", Operator::Beside(Compared::Same)),
    ("NSAMEAS", Operator::Beside(Compared::Different)),
    ("GT_FIELD", Operator::Beside(Compared::More)),
    ("LT_FIELD", Operator::Beside(Compared::Less)),
    ("GT_OR_EQUALS_FIELD", Operator::Beside(Compared::AtLeast)),
    ("LT_OR_EQUALS_FIELD", Operator::Beside(Compared::AtMost)),
    ("LE_OR_EQUALS_FIELD", Operator::Beside(Compared::AtMost)),
    ("MORETHAN", Operator::Apart(Far::More)),
    ("LESSTHAN", Operator::Apart(Far::Less)),
    ("DATEPART", Operator::Part),
];

/// The longest spelling with which the text begins, and what follows it.
pub(super) fn split(text: &str) -> Option<(Operator, &str)> {
    let found = SPELLINGS.iter().filter(|(spelling, _)| text.starts_with(spelling));
    let (spelling, operator) = found.max_by_key(|(spelling, _)| spelling.len())?;
    Some((*operator, &text[spelling.len()..]))
}
