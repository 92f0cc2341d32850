//! The interface described as OpenAPI 3.1: the table of addresses and the dictionary, as far as somebody may reach them.
//!
//! Each address tells of itself where it is declared ([`tells`]); what a record holds follows from its register. Nothing is
//! kept: a register that is added is described from the next request on.

mod answers;
mod schemas;
mod sets;
pub mod tells;
pub(crate) mod told;

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::http::StatusCode;
use record::{Actor, Dictionary, Query, Register, Words};
use serde_json::{Map, Value, json};

use super::call::Call;
use super::fault::RestFault;
use super::reply::{Reply, Sent};
use super::route::{self, Route};
use crate::auth;
use tells::{Parameter, Place, Shape, Tells};

/// What is described, and to whom.
pub struct Describing<'d> {
    pub dictionary: &'d Dictionary,
    pub actor: &'d Actor,
    pub words: &'d Words,
    /// `https://HOST`
    pub origin: &'d str,
    /// ``, `/v1` or `/v2`: which spelling of the addresses.
    pub version: &'static str,
    pub build: &'d str,
    /// Registers whose addresses are told one by one.
    pub registers: &'d [Arc<Register>],
}

/// One line of the document: where, how, and what is said of it.
struct Told<'t> {
    path: String,
    method: String,
    says: &'static str,
    tells: &'t Tells,
    is_open: bool,
    register: Option<&'t Register>,
}

/// All that the caller reaches.
pub fn whole(call: &Arc<Call>) -> Result<Reply, RestFault> {
    let registers = readable(&call.dictionary, &call.caller.actor, &call.words);
    Ok(answered(call, &registers))
}

/// The same of one register.
pub fn of_one(call: &Arc<Call>) -> Result<Reply, RestFault> {
    let register = call.register(call.part("table"))?;
    Ok(answered(call, &[register]))
}

fn answered(call: &Call, registers: &[Arc<Register>]) -> Reply {
    let describing = Describing {
        dictionary: &call.dictionary,
        actor: &call.caller.actor,
        words: &call.words,
        origin: &call.origin,
        version: call.version,
        build: &call.site.build,
        registers,
    };
    let body = describing.document().to_string().into_bytes();
    Reply { status: StatusCode::OK, headers: Vec::new(), body: Sent::Json(body) }
}

/// The registers that somebody could see records of, by name.
pub fn readable(dictionary: &Dictionary, actor: &Actor, words: &Words) -> Vec<Arc<Register>> {
    let may = |one: &&Arc<Register>| actor.asks(dictionary, &Query::all(&one.name), words).is_ok();
    let mut registers: Vec<Arc<Register>> = dictionary.registers().filter(may).cloned().collect();
    registers.sort_by(|one, other| one.name.cmp(&other.name));
    registers
}

/// An area of the interface, by the step of the path that names it.
pub fn area(path: &str) -> &str {
    const AREAS: [(&str, &str); 14] = [
        ("/doc/openapi", "This description"),
        ("/doc/", "About tables"),
        ("/table/", "Records"),
        ("/stats/", "Figures over records"),
        ("/attachment", "Files of records"),
        ("/batch", "Several requests in one"),
        ("/import/", "Import sets"),
        ("/sn_chg_rest/", "Changes"),
        ("/sn_sc/", "Service catalogue"),
        ("/cmdb/", "Configuration items"),
        ("/identifyreconcile", "Identification and reconciliation"),
        ("/em", "Events"),
        ("/oauth_", "Access"),
        ("/ui/", "About tables"),
    ];
    AREAS.iter().find(|(step, _)| path.contains(step)).map_or("More", |(_, area)| area)
}

impl Describing<'_> {
    pub fn document(&self) -> Value {
        let mut parameters = Map::new();
        let mut paths: BTreeMap<String, Map<String, Value>> = BTreeMap::new();
        let mut names = std::collections::HashSet::new();
        let all: Vec<Told<'_>> = self.told().collect();
        for told in &all {
            let operation = self.operation(told, &all, &mut parameters, &mut names);
            paths.entry(told.path.clone()).or_default().insert(told.method.to_ascii_lowercase(), operation);
        }
        json!({
            "openapi": "3.1.0",
            "info": {"title": "Guildhall", "version": self.build, "description": ABOUT},
            "servers": [{"url": self.origin}],
            "security": [{"password": []}, {"token": []}, {"key": []}],
            "paths": paths,
            "components": {
                "schemas": self.schemas(),
                "parameters": parameters,
                "responses": answers::faults(),
                "headers": answers::headers(),
                "securitySchemes": self.ways_in(),
            },
        })
    }

    /// Every line of the document: an address that holds records of the register that it names, once for each.
    fn told(&self) -> impl Iterator<Item = Told<'_>> {
        let one = |path: String, route: &'static Route, register| Told {
            path,
            method: route.method.to_owned(),
            says: route.says,
            tells: &route.tells,
            is_open: route.is_open(),
            register,
        };
        let rest = route::all().flat_map(move |route| {
            let path = route.path.replace("{v}", self.version);
            match route.tells.is_of_registers {
                false => vec![one(path, route, None)],
                true => {
                    let may = |register: &&Arc<Register>| {
                        route.method == "GET" || self.actor.may_write(register) || self.is_written_by_some(register)
                    };
                    let registers = self.registers.iter().filter(may);
                    registers
                        .map(|register| one(path.replace("{table}", &register.name), route, Some(&**register)))
                        .collect()
                }
            }
        });
        let access = auth::door::ROUTES.iter().map(|route| Told {
            path: route.path.to_owned(),
            method: route.method.to_string(),
            says: route.says,
            tells: &route.tells,
            is_open: true,
            register: None,
        });
        rest.chain(access)
    }

    /// Whether a person whom a record names may write it: then it depends on the record.
    fn is_written_by_some(&self, register: &Register) -> bool {
        self.actor.scope.writes(&register.name) && register.people_in(&register.access.write).next().is_some()
    }

    fn operation(
        &self,
        told: &Told<'_>,
        others: &[Told<'_>],
        parameters: &mut Map<String, Value>,
        names: &mut std::collections::HashSet<String>,
    ) -> Value {
        let writes = told.method != "GET" && !told.is_open;
        let once: &[&[Parameter]] = if writes { &[sets::ONCE] } else { &[] };
        let mut all: Vec<Value> = steps(&told.path).map(|name| self.step(name)).collect();
        all.extend(
            told.tells.parameters.iter().chain(once).flat_map(|set| set.iter()).map(|one| named(one, parameters)),
        );
        let about = told.register.map_or_else(|| told.says.to_owned(), |one| format!("{}: {}", one.plural, told.says));
        let mut operation = json!({
            "operationId": unique(operation_id(&told.method, &told.path), names),
            "summary": about,
            "tags": [told.register.map_or_else(|| area(&told.path).to_owned(), |one| one.plural.clone())],
            "parameters": all,
            "responses": responses(told, others),
        });
        if let Some(body) = content(told.tells.takes, told.register) {
            operation["requestBody"] = json!({"required": true, "content": body});
        }
        if told.is_open {
            operation["security"] = json!([]);
        }
        operation
    }

    /// A part of the path that stands for something.
    fn step(&self, name: &str) -> Value {
        let (says, schema) = match name {
            "table" => ("A table by its name.", json!({"$ref": "#/components/schemas/Table"})),
            "class" => ("A kind of configuration item.", json!({"type": "string", "enum": self.kinds_of_items()})),
            "sys_id" => ("A record.", tells::id()),
            "staging" => {
                ("A staging table: what a transform map takes rows from.", json!({"type": "string", "minLength": 1}))
            }
            _ => ("What is meant.", json!({"type": "string", "minLength": 1})),
        };
        json!({"name": name, "in": "path", "required": true, "description": says, "schema": schema})
    }

    fn kinds_of_items(&self) -> Vec<String> {
        let all = readable(self.dictionary, self.actor, self.words).into_iter();
        all.filter(|register| register.root == practice::estate::ITEMS).map(|register| register.name.clone()).collect()
    }

    fn ways_in(&self) -> Value {
        let token = format!("{}/oauth_token.do", self.origin);
        let scopes = json!({"useraccount": "What the person may, as far as the client application reaches"});
        json!({
            "password": {"type": "http", "scheme": "basic", "description": "User name and password."},
            "key": {"type": "apiKey", "in": "header", "name": "x-sn-apikey", "description": "A key that was given to one program."},
            "token": {"type": "oauth2", "flows": {
                "password": {"tokenUrl": token, "refreshUrl": token, "scopes": scopes},
                "clientCredentials": {"tokenUrl": token, "scopes": scopes},
                "authorizationCode": {
                    "authorizationUrl": format!("{}/oauth_auth.do", self.origin),
                    "tokenUrl": token, "refreshUrl": token, "scopes": scopes,
                },
            }},
        })
    }
}

const ABOUT: &str = "Every register is a table, by its own name; what is described here is what you may reach. Values are texts, and nothing \
is an empty text. A field that means nothing here is left out and named in X-Fields-Ignored, a condition in X-Query-Ignored. Every \
address that begins with /api/now is also spelt /api/now/v1 and /api/now/v2 (an empty list is 404 under v1). HEAD is answered like \
GET without its body; POST with X-HTTP-Method-Override as the method that this names. sysparm_tiny stands for parameters that were \
kept by /api/now/tinyurl.";

/// The named parts of a path, in order.
fn steps(path: &str) -> impl Iterator<Item = &str> {
    path.split('/').filter_map(|step| step.strip_prefix('{')?.strip_suffix('}'))
}

/// A parameter where all find it, and how it is named there. One that means something else elsewhere is told in place.
fn named(one: &Parameter, all: &mut Map<String, Value>) -> Value {
    let place = match one.place {
        Place::Query => "query",
        Place::Header => "header",
    };
    let mut told = json!({"name": one.name, "in": place, "description": one.says, "schema": (one.schema)()});
    if one.is_required {
        told["required"] = true.into();
    }
    if *all.entry(one.name).or_insert_with(|| told.clone()) == told {
        return json!({"$ref": format!("#/components/parameters/{}", one.name)});
    }
    told
}

fn unique(name: String, names: &mut std::collections::HashSet<String>) -> String {
    let mut unique = name.clone();
    let mut count = 1;
    while !names.insert(unique.clone()) {
        count += 1;
        unique = format!("{name}_{count}");
    }
    unique
}

fn responses(told: &Told<'_>, others: &[Told<'_>]) -> Value {
    let mut responses = Map::new();
    for answer in told.tells.answers {
        let mut headers: Map<String, Value> = Map::new();
        for name in answer.headers.iter().chain(if told.is_open { &[][..] } else { &["X-Transaction-ID"][..] }) {
            headers.insert((*name).to_owned(), json!({"$ref": format!("#/components/headers/{name}")}));
        }
        let mut response = json!({"description": answer.says});
        if !headers.is_empty() {
            response["headers"] = headers.into();
        }
        if let Some(content) = content(answer.shape, told.register) {
            response["content"] = content;
        }
        if answer.status == 201 {
            response["links"] = links(&told.path, others);
        }
        responses.insert(answer.status.to_string(), response);
    }
    let usual = if told.is_open { &[][..] } else { answers::usual(&told.method, &told.path) };
    for status in usual.iter().chain(told.tells.faults) {
        let said = json!({"$ref": format!("#/components/responses/{status}")});
        responses.entry(status.to_string()).or_insert(said);
    }
    responses.into()
}

/// What can be asked about the new one that an address has made.
fn links(path: &str, others: &[Told<'_>]) -> Value {
    let below = format!("{}/{{sys_id}}", path.trim_end_matches("/file").trim_end_matches("/upload"));
    let known = others.iter().filter(|told| told.path == below);
    let link = |told: &Told<'_>| {
        let parameters = json!({"sys_id": "$response.body#/result/sys_id"});
        (told.method.to_ascii_lowercase(), json!({"operationRef": operation_ref(told), "parameters": parameters}))
    };
    known.map(link).collect::<Map<_, _>>().into()
}

/// An operation by its place in the document.
fn operation_ref(told: &Told<'_>) -> String {
    let path = told.path.replace('~', "~0").replace('/', "~1");
    let path = path.replace('{', "%7B").replace('}', "%7D");
    format!("#/paths/{path}/{}", told.method.to_ascii_lowercase())
}

/// `get_table_incident_by_sys_id`
fn operation_id(method: &str, path: &str) -> String {
    let steps = path.split('/').filter(|step| !matches!(*step, "" | "api" | "now" | "v1" | "v2"));
    let steps = steps.map(|step| match step.strip_prefix('{').and_then(|step| step.strip_suffix('}')) {
        Some(name) => format!("by_{name}"),
        None => step.replace(|c: char| !c.is_ascii_alphanumeric(), "_"),
    });
    std::iter::once(method.to_ascii_lowercase()).chain(steps).collect::<Vec<_>>().join("_")
}

/// A body by its type; none where there is none.
fn content(shape: Shape, register: Option<&Register>) -> Option<Value> {
    let of =
        |suffix: &str| tells::shared_schema(&format!("{}{suffix}", register.map_or("Record", |one| one.name.as_str())));
    let json = |schema: Value| Some(json!({"application/json": {"schema": schema}}));
    match shape {
        Shape::Nothing => None,
        Shape::Json(schema) => json(schema()),
        Shape::JsonOrPage(schema) => Some(json!({
            "application/json": {"schema": schema()},
            "text/html": {"schema": {"type": "string"}},
        })),
        Shape::Form(mime, schema) => Some(json!({mime: {"schema": schema()}})),
        Shape::File => Some(json!({"*/*": {"schema": {}}})),
        Shape::Page => Some(json!({"text/html": {"schema": {"type": "string"}}})),
        Shape::Record => json(tells::result(&of(""))),
        Shape::Records => json(tells::result(&tells::list(&of("")))),
        Shape::New => json(of(".new")),
        Shape::Changes => json(of(".changes")),
    }
}
