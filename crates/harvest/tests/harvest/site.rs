//! A web server on this machine that answers as a test says.

use std::{
    io::{BufRead, BufReader, Write},
    net::{TcpListener, TcpStream},
    sync::{Arc, Mutex},
    thread,
};

use serde_json::{Value, json};

/// What was asked for.
pub(crate) struct Asked {
    /// The path with its parameters.
    pub(crate) path: String,
    headers: Vec<(String, String)>,
}

impl Asked {
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// A parameter's value.
    pub(crate) fn parameter(&self, name: &str) -> Option<&str> {
        let (_, query) = self.path.split_once('?')?;
        query
            .split('&')
            .filter_map(|pair| pair.split_once('='))
            .find(|(known, _)| *known == name)
            .map(|(_, value)| value)
    }

    /// The page that is asked for.
    pub(crate) fn page(&self) -> usize {
        self.parameter("page").and_then(|page| page.parse().ok()).unwrap_or(1)
    }

    pub(crate) fn without_parameters(&self) -> &str {
        self.path.split('?').next().unwrap_or_default()
    }
}

/// What is answered.
pub(crate) struct Reply {
    status: u16,
    headers: Vec<(&'static str, String)>,
    body: Vec<u8>,
    end: End,
}

/// How an answer ends.
enum End {
    Whole,
    /// It breaks off before all that was announced is sent.
    Broken,
    /// This follows for as long as somebody listens.
    Never(&'static str),
}

impl Reply {
    pub(crate) fn bytes(body: impl Into<Vec<u8>>) -> Self {
        Self { status: 200, headers: Vec::new(), body: body.into(), end: End::Whole }
    }

    pub(crate) fn json(body: &Value) -> Self {
        Self::bytes(body.to_string()).with("Content-Type", "application/json")
    }

    pub(crate) fn status(status: u16) -> Self {
        Self { status, ..Self::bytes("<!DOCTYPE html><html><body>Sorry</body></html>") }
    }

    pub(crate) fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.headers.push((name, value.into()));
        self
    }

    pub(crate) fn broken(self) -> Self {
        Self { end: End::Broken, ..self }
    }

    pub(crate) fn endless(self, fill: &'static str) -> Self {
        Self { end: End::Never(fill), ..self }
    }
}

/// The server.
pub(crate) struct Site {
    pub(crate) address: String,
    asked: Arc<Mutex<Vec<String>>>,
}

impl Site {
    pub(crate) fn new(answer: impl Fn(&Asked) -> Reply + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let address = format!("http://{}", listener.local_addr().expect("an address"));
        let asked = Arc::new(Mutex::new(Vec::new()));
        let heard = Arc::clone(&asked);
        // It ends with the test's process.
        thread::spawn(move || {
            for connection in listener.incoming().flatten() {
                // One at a time: whoever asks for two things at once would wait for ever.
                let _ = serve(&connection, &heard, &answer);
            }
        });
        Self { address, asked }
    }

    /// What was asked for since the last time that this was called, in order.
    pub(crate) fn asked(&self) -> Vec<String> {
        std::mem::take(&mut self.asked.lock().expect("no panic"))
    }
}

fn serve(
    mut connection: &TcpStream,
    heard: &Mutex<Vec<String>>,
    answer: &impl Fn(&Asked) -> Reply,
) -> std::io::Result<()> {
    let mut lines = BufReader::new(connection).lines();
    let first = lines.next().transpose()?.unwrap_or_default();
    let path = first.split(' ').nth(1).unwrap_or_default().to_owned();
    let mut headers = Vec::new();
    for line in lines {
        let line = line?;
        let Some((name, value)) = line.split_once(':') else { break };
        headers.push((name.to_ascii_lowercase(), value.trim().to_owned()));
    }
    heard.lock().expect("no panic").push(path.clone());
    let reply = answer(&Asked { path, headers });
    let length = match reply.end {
        End::Whole => format!("Content-Length: {}\r\n", reply.body.len()),
        End::Broken => format!("Content-Length: {}\r\n", reply.body.len() + 1000),
        End::Never(_) => String::new(),
    };
    let headers: String = reply.headers.iter().map(|(name, value)| format!("{name}: {value}\r\n")).collect();
    write!(connection, "HTTP/1.1 {} Told\r\nConnection: close\r\n{length}{headers}\r\n", reply.status)?;
    connection.write_all(&reply.body)?;
    if let End::Never(fill) = reply.end {
        let fill = fill.repeat(1 << 12);
        loop {
            connection.write_all(fill.as_bytes())?;
        }
    }
    Ok(())
}

/// A service as a list of Open Referral UK 3.0 has it.
pub(crate) fn in_list(n: usize) -> Value {
    json!({"id": format!("s{n}"), "name": format!("Lunch club {n}"), "status": "active",
           "last_modified": format!("2026-11-{:02}T09:00:00Z", n % 28 + 1)})
}

/// The same service by itself.
pub(crate) fn whole(n: usize) -> Value {
    let mut service = in_list(n);
    service["organization"] = json!({"id": "o", "name": "Kitchen"});
    service["phones"] = json!([{"id": format!("p{n}"), "number": "01632 960500"}]);
    service
}

/// What an API of Open Referral UK 3.0 says of itself.
pub(crate) fn root() -> Reply {
    Reply::json(
        &json!({"version": "HSDS-UK-3.0", "profile": "https://profile.example", "openapi_url": "https://a.example"}),
    )
}

/// A page of Open Referral UK 3.0.
pub(crate) fn page(asked: &Asked, of: usize, per_page: usize, service: fn(usize) -> Value) -> Reply {
    let page = asked.page();
    let contents: Vec<Value> = (0..of).skip((page - 1) * per_page).take(per_page).map(service).collect();
    let pages = of.div_ceil(per_page);
    Reply::json(&json!({
        "total_items": of, "total_pages": pages, "page_number": page, "size": contents.len(),
        "first_page": page == 1, "last_page": page >= pages, "empty": contents.is_empty(), "contents": contents,
    }))
}

/// An API of Open Referral UK 3.0 with so many services, on pages of ten.
pub(crate) fn api(asked: &Asked, of: usize) -> Reply {
    match asked.without_parameters() {
        "/" => root(),
        "/services" => page(asked, of, 10, in_list),
        path => match path.strip_prefix("/services/s").and_then(|n| n.parse().ok()) {
            Some(n) if n < of => Reply::json(&whole(n)),
            _ => Reply::status(404),
        },
    }
}
