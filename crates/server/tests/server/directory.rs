//! A directory for one test: records by builders, answers through a friendly client.

use std::io::Read;

use axum::{
    Router,
    body::Body,
    http::{HeaderMap, Request, StatusCode},
};
use fingerpost_directory::{Publication, Visibility};
use fingerpost_harvest::{Import, import};
use fingerpost_pages::{Advice, Site};
use fingerpost_search::{Index, Writer};
use fingerpost_server::{AdviceShelf, App, Checking, Fairness, Sites, Unmet, catch_up, router};
use fingerpost_store::{
    Act, External, Incoming, Kind, Telling,
    testing::{Engine, TestStore},
};
use jiff::Timestamp;
use openreferral::read::{read_organization, read_service};
use serde_json::{Map, Value, json};
use tower::ServiceExt;
use uuid::Uuid;

/// The moment at which every test takes place.
fn now() -> Timestamp {
    "2026-11-22T12:00:00Z".parse().expect("a time")
}

pub struct TestDirectory {
    pub store: TestStore,
    index: Index,
    app: App,
    router: Router,
}

/// A record in the making.
pub struct Builder(Map<String, Value>);

/// A service of that name.
pub fn service(name: &str) -> Builder {
    Builder(Map::from_iter([("name".to_owned(), name.into())]))
}

impl Builder {
    pub fn with(mut self, property: &str, value: impl Into<Value>) -> Self {
        self.0.insert(property.to_owned(), value.into());
        self
    }

    pub fn described(self, description: &str) -> Self {
        self.with("description", description)
    }

    pub fn run_by(self, organization: &str) -> Self {
        self.with("organization", json!({"name": organization}))
    }

    /// The record as a feed has it.
    pub fn into_json(self) -> Value {
        let id = self.id();
        Value::Object(self.with("id", id.to_string()).with("status", "active").0)
    }

    pub fn id(&self) -> Uuid {
        Uuid::new_v5(&Uuid::nil(), self.0["name"].as_str().unwrap_or_default().as_bytes())
    }
}

/// Serves these routes on this machine until the test ends, and gives their address.
pub async fn listen(routes: Router) -> String {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = format!("http://{}", listener.local_addr().expect("an address"));
    tokio::spawn(async { axum::serve(listener, routes).await });
    address
}

/// What came back.
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: String,
}

impl Answer {
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap_or_else(|error| panic!("{error} in {}", self.body))
    }

    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }
}

impl TestDirectory {
    pub async fn empty(engine: Engine) -> Option<Self> {
        let site = Site {
            name: "Test directory".into(),
            contact: fingerpost_pages::Contact {
                phone: Some("01632 960100".to_owned()),
                ..Default::default()
            },
            ..Site::default()
        };
        Self::of(engine, Sites::from(site)).await
    }

    /// A directory with these faces and nothing in it.
    pub async fn of(engine: Engine, sites: Sites) -> Option<Self> {
        let store = TestStore::on(engine).await?;
        let index = Index::in_memory();
        let app = App::with_sites(store.db.clone(), index.clone(), sites, now);
        Some(Self { store, index, router: router(app.clone()), app })
    }

    /// The same, with limits.
    pub fn fair(mut self, fairness: Fairness) -> Self {
        self.app = self.app.fair(fairness);
        self.router = router(self.app.clone());
        self
    }

    /// The same, noting what is not found.
    pub fn counting(mut self, unmet: Unmet) -> Self {
        self.app.unmet = Some(unmet);
        self.router = router(self.app.clone());
        self
    }

    /// The same, with these pages of advice.
    pub fn advising(mut self, pages: Vec<Advice>) -> Self {
        let shelf = AdviceShelf::new(pages).expect("their titles");
        self.index.point_to(shelf.pointers());
        self.app.advice = shelf.into();
        self.router = router(self.app.clone());
        self
    }

    /// The same at another moment.
    pub fn at(mut self, clock: fn() -> Timestamp) -> Self {
        self.app.clock = clock;
        self.router = router(self.app.clone());
        self
    }

    /// Nobody asks any more; what is left is the store.
    pub fn end(self) -> TestStore {
        self.store
    }

    /// The same, checking feeds so.
    pub fn checking(mut self, checking: Checking) -> Self {
        self.app = self.app.checking(checking);
        self.router = router(self.app.clone());
        self
    }

    /// Serves it on this machine until the test ends, and gives its address.
    pub async fn listen(&self) -> String {
        listen(self.router.clone()).await
    }

    /// The same, answering for version 1.0 at the host itself.
    pub fn with_version_1_at_root(mut self) -> Self {
        self.app.version_1_at_root = true;
        self.router = router(self.app.clone());
        self
    }

    /// A directory on SQLite that has these services.
    pub async fn with(services: impl IntoIterator<Item = Builder>) -> Self {
        let directory = Self::empty(Engine::Sqlite).await.expect("SQLite");
        for service in services {
            directory.keep(service, Publication::Published, Visibility::Public).await;
        }
        directory.index().await;
        directory
    }

    pub async fn keep(&self, builder: Builder, publication: Publication, visibility: Visibility) -> Uuid {
        let at = now();
        let source = self.store.db.source("test", at).await.expect("a source");
        let namespace = source.namespace();
        let act = Act { source, who: None, why: "a test".to_owned(), at };
        let proposed_id = builder.id();
        let mut record = builder.0;
        if let Some(Value::Object(organization)) = record.shift_remove("organization") {
            let name = organization["name"].as_str().unwrap_or_default().to_owned();
            let mut organization = read_organization(organization, namespace);
            let id = organization.id.take().and_then(|id| id.parse().ok()).expect("an id");
            let organization = openreferral::Entity::into_object(organization);
            let kept = Incoming {
                kind: Kind::Organization,
                external: External { id: name, variant: String::new() },
                proposed_id: id,
                telling: Telling::of(&organization),
                publication: Publication::Published,
                visibility: Visibility::Public,
                questions: Vec::new(),
            };
            let id = self.store.db.keep(&act, &[kept]).await.expect("kept")[0].id;
            record.insert("organization_id".to_owned(), id.to_string().into());
        }
        let mut record =
            read_service(&Value::Object(record).to_string(), namespace).expect("a record").record;
        record.shift_remove("id");
        let incoming = Incoming {
            kind: Kind::Service,
            external: External { id: proposed_id.to_string(), variant: String::new() },
            proposed_id,
            telling: Telling::of(&record),
            publication,
            visibility,
            questions: Vec::new(),
        };
        self.store.db.keep(&act, &[incoming]).await.expect("kept")[0].id
    }

    /// Imports a feed as `fingerpost import` does.
    pub async fn import(&self, feed: &std::path::Path) {
        let files = vec![feed.to_owned()];
        let import_ = Import { files, source: "feed".to_owned(), dry_run: false, now: now() };
        import(&self.store.db, &import_, |_| {}).await.expect("a feed");
        self.index().await;
    }

    /// Brings the index in step with the store.
    pub async fn index(&self) {
        let mut writer = Writer::try_lock(&self.index).expect("an index").expect("the lock");
        catch_up(&self.store.db, &mut writer).await.expect("in step");
    }

    pub fn search_index(&self) -> &Index {
        &self.index
    }

    pub async fn get(&self, address: &str) -> Answer {
        self.get_with(address, &[]).await
    }

    pub async fn get_with(&self, address: &str, headers: &[(&str, &str)]) -> Answer {
        let mut request = Request::get(address);
        if !headers.iter().any(|(name, _)| *name == "host") {
            request = request.header("host", "directory.example");
        }
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        self.ask(request.body(Body::empty()).expect("a request")).await
    }

    pub async fn ask(&self, request: Request<Body>) -> Answer {
        let response = self.router.clone().oneshot(request).await.expect("an answer");
        let (parts, body) = response.into_parts();
        let bytes = axum::body::to_bytes(body, 1 << 24).await.expect("a body");
        let mut body = String::new();
        let read = if parts.headers.get("content-encoding").is_some_and(|encoding| encoding == "gzip") {
            flate2::read::GzDecoder::new(&*bytes).read_to_string(&mut body)
        } else {
            (&*bytes).read_to_string(&mut body)
        };
        read.expect("text, whole");
        Answer { status: parts.status, headers: parts.headers, body }
    }
}
