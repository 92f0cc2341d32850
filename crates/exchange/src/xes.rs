//! XES event logs: each event is a row, with the attributes of its case before its own.

use std::collections::VecDeque;
use std::io::Read;

use crate::fault::Ill;
use crate::rows::Source;
use crate::text::Text;
use crate::xml::{Node, Xml, attributes};
use crate::{CELL_BYTES_MAX, COLUMNS_MAX, LINE_BYTES_MAX, RowFault, Told};

/// Elements that hold a value.
const VALUES: [&str; 6] = ["string", "date", "int", "float", "boolean", "id"];
/// Elements that hold only others.
const GROUPS: [&str; 2] = ["list", "container"];

/// An element that is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Scope {
    Log,
    Case,
    Event,
    /// An attribute, and how long the name was before it.
    Attribute {
        name_bytes: usize,
    },
    /// What belongs to no event: extensions, defaults, classifiers, attributes of the log.
    Aside,
}

pub(crate) struct XesRows<R: Read> {
    xml: Xml<Text<R>>,
    open: Vec<Scope>,
    case: u64,
    event: u64,
    of_case: Fields,
    of_event: Fields,
    /// Of the attribute that is open, with those around it.
    name: String,
    faults: VecDeque<RowFault>,
    is_event_faulty: bool,
}

/// Names and values, and how much they hold.
#[derive(Debug, Default, Clone)]
struct Fields {
    pairs: Vec<(String, String)>,
    bytes: usize,
}

impl<R: Read> XesRows<R> {
    pub(crate) fn open(text: Text<R>) -> Self {
        Self {
            xml: Xml::new(text),
            open: Vec::new(),
            case: 0,
            event: 0,
            of_case: Fields::default(),
            of_event: Fields::default(),
            name: String::new(),
            faults: VecDeque::new(),
            is_event_faulty: false,
        }
    }

    fn place(&self) -> String {
        match (self.open.contains(&Scope::Case), self.event) {
            (true, 0) => format!("case {}", self.case),
            (true, event) => format!("case {}, event {event}", self.case),
            (false, 0) => "file".into(),
            (false, event) => format!("event {event}"),
        }
    }

    fn fault(&mut self, field: Option<&str>, message: &str) {
        self.is_event_faulty |= self.open.contains(&Scope::Event);
        let place = self.place();
        self.faults.push_back(RowFault::at(&place, field.map(str::to_owned), message));
    }

    fn opened(&mut self, element: &str, key: [Option<String>; 2]) -> Result<(), Ill> {
        let is_attribute = VALUES.contains(&element) || GROUPS.contains(&element);
        let scope = match (self.open.last(), element) {
            (None, "log") => Scope::Log,
            (None, _) => {
                let message = format!("This is not XES: its outermost element is `{element}`, not `log`.");
                return Err(Ill::File(RowFault::file(message)));
            }
            (Some(Scope::Log), "trace") => {
                self.case += 1;
                self.event = 0;
                self.of_case = Fields::default();
                Scope::Case
            }
            (Some(Scope::Log | Scope::Case), "event") => {
                self.event += 1;
                self.of_event = if self.open.contains(&Scope::Case) { self.of_case.clone() } else { Fields::default() };
                self.is_event_faulty = false;
                Scope::Event
            }
            (Some(Scope::Log | Scope::Aside), _) => Scope::Aside,
            // A list of the later standard holds its attributes in this.
            (Some(Scope::Attribute { .. }), "values") => Scope::Attribute { name_bytes: self.name.len() },
            (Some(Scope::Case | Scope::Event | Scope::Attribute { .. }), _) if is_attribute => {
                self.attribute(element, key)?
            }
            (Some(Scope::Case | Scope::Event | Scope::Attribute { .. }), _) => {
                self.fault(None, &format!("`{element}` is no attribute of XES."));
                Scope::Aside
            }
        };
        self.open.push(scope);
        Ok(())
    }

    fn attribute(&mut self, element: &str, [key, value]: [Option<String>; 2]) -> Result<Scope, Ill> {
        let name_bytes = self.name.len();
        let Some(key) = key else {
            self.fault(None, &format!("A `{element}` has no key."));
            return Ok(Scope::Aside);
        };
        let is_of_event = self.open.contains(&Scope::Event);
        match (name_bytes, is_of_event) {
            (0, true) => {}
            (0, false) => self.name.push_str("case:"),
            _ => self.name.push('/'),
        }
        self.name.push_str(&key);
        if self.name.len() > CELL_BYTES_MAX {
            return Err(Ill::File(RowFault::at(&self.place(), None, "The name of an attribute is longer than 1 MiB.")));
        }
        let is_late = !is_of_event && self.event > 0;
        let name = self.name.clone();
        match value {
            _ if is_late => self
                .fault(Some(&name), "This stands after the first event of its case. Attributes of a case come first."),
            Some(value) => self.keep(name, value, is_of_event)?,
            None if VALUES.contains(&element) => self.fault(Some(&name), "This has no value."),
            None => {}
        }
        Ok(Scope::Attribute { name_bytes })
    }

    fn keep(&mut self, name: String, value: String, is_of_event: bool) -> Result<(), Ill> {
        if value.len() > CELL_BYTES_MAX {
            self.fault(Some(&name), &format!("This is {} bytes long; at most {CELL_BYTES_MAX} are read.", value.len()));
            return Ok(());
        }
        let is_in_list = self.open.iter().filter(|scope| matches!(scope, Scope::Attribute { .. })).count() > 0;
        let fields = if is_of_event { &mut self.of_event } else { &mut self.of_case };
        fields.bytes += name.len() + value.len();
        let (bytes, count) = (fields.bytes, fields.pairs.len());
        match fields.pairs.iter_mut().find(|(own, _)| *own == name) {
            Some((_, told)) if is_in_list => {
                told.push(';');
                told.push_str(&value);
            }
            Some(_) => self.fault(Some(&name), "This is given twice."),
            None => fields.pairs.push((name, value)),
        }
        let message = match (bytes > LINE_BYTES_MAX, count >= COLUMNS_MAX) {
            (true, _) => "This is longer than 8 MiB.".to_owned(),
            (_, true) => format!("This has more than {COLUMNS_MAX} attributes."),
            _ => return Ok(()),
        };
        Err(Ill::File(RowFault::at(&self.place(), None, &message)))
    }

    /// A row if what closes is an event in order.
    fn closed(&mut self) -> Option<Told> {
        let place = self.place();
        match self.open.pop() {
            Some(Scope::Attribute { name_bytes }) => self.name.truncate(name_bytes),
            Some(Scope::Case) => self.event = 0,
            Some(Scope::Event) if !self.is_event_faulty => {
                return Some(Told { place, fields: std::mem::take(&mut self.of_event.pairs) });
            }
            _ => {}
        }
        None
    }
}

impl<R: Read> Source for XesRows<R> {
    fn next_row(&mut self) -> Result<Option<Told>, Ill> {
        loop {
            if let Some(fault) = self.faults.pop_front() {
                return Err(Ill::Row(fault));
            }
            let place = self.place();
            let (element, key) = match self.xml.next(&place).map_err(Ill::File)? {
                Node::Open(element) => {
                    let key = attributes(&element, ["key", "value"]);
                    (Some(element.local_name().as_ref().to_owned()), key)
                }
                Node::Close => (None, Ok([None, None])),
                Node::Text(_) | Node::Other => continue,
                Node::End => return Ok(None),
            };
            let key = key.map_err(|message| Ill::File(RowFault::at(&place, None, &message)))?;
            match element {
                Some(element) => self.opened(&element, key)?,
                None => {
                    if let Some(told) = self.closed() {
                        return Ok(Some(told));
                    }
                }
            }
        }
    }
}
