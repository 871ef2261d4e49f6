//! `fingerpost serve`

use std::{net::SocketAddr, path::PathBuf, process::ExitCode};

use anyhow::{Context, Result};
use fingerpost_pages::Site;
use fingerpost_server::App;
use tokio::net::TcpListener;

use crate::{Place, demonstration};

#[derive(clap::Args)]
pub(crate) struct Options {
    /// The address to listen on; port 0 takes a free one
    #[arg(long, env = "FINGERPOST_LISTEN", default_value = "127.0.0.1:8080", value_name = "ADDRESS")]
    listen: SocketAddr,
    /// The address under which others reach this server, such as <https://directory.example.org>
    #[arg(long, env = "FINGERPOST_PUBLIC_URL", value_name = "URL")]
    public_url: Option<String>,
    /// Load the made-up borough of Hartsmere and serve it as a demonstration
    #[arg(long, env = "FINGERPOST_DEMO", value_parser = clap::builder::BoolishValueParser::new())]
    demo: bool,
    /// A file with the site's name and the people to turn to (see sites/)
    #[arg(long, env = "FINGERPOST_SITE", value_name = "FILE")]
    site: Option<PathBuf>,
}

pub(crate) async fn run(place: &Place, options: Options) -> Result<ExitCode> {
    let site = site(&options)?;
    // Taken first: when the port is not to be had, nothing else has been begun.
    let listener = TcpListener::bind(options.listen).await.with_context(|| {
        format!("cannot listen on {}: is it in use? --listen takes another address", options.listen)
    })?;
    let db = place.store().await?;
    let index = place.index()?;
    let mut attributions = Vec::new();
    if options.demo {
        demonstration::load(&db).await.context("the demonstration could not be loaded")?;
        attributions.extend(demonstration::ATTRIBUTIONS.map(str::to_owned));
    }
    let follower = tokio::spawn(fingerpost_server::follow(db.clone(), index.clone()));
    let mut app = App::new(db.clone(), index, site, crate::now);
    app.attributions = attributions.into();
    app.public_url = options.public_url.map(|url| url.trim_end_matches('/').into());
    println!("Fingerpost is at http://{}", listener.local_addr()?);
    axum_serve(listener, app).await?;
    follower.abort();
    // Waited for, so that it is not cut off in the middle of writing.
    let _ = follower.await;
    db.close().await;
    Ok(ExitCode::SUCCESS)
}

async fn axum_serve(listener: TcpListener, app: App) -> Result<()> {
    fingerpost_server::serve(listener, app, stopped()).await.context("the server stopped")
}

/// Waits until somebody asks the program to stop.
async fn stopped() {
    use tokio::signal::unix::{SignalKind, signal};
    match (signal(SignalKind::interrupt()), signal(SignalKind::terminate())) {
        (Ok(mut interrupt), Ok(mut terminate)) => {
            tokio::select! { _ = interrupt.recv() => {}, _ = terminate.recv() => {} }
        }
        _ => std::future::pending().await,
    }
}

fn site(options: &Options) -> Result<Site> {
    let (name, text) = match (&options.site, options.demo) {
        (Some(file), _) => {
            let text =
                std::fs::read_to_string(file).with_context(|| format!("cannot read {}", file.display()))?;
            (file.display().to_string(), text)
        }
        (None, true) => {
            ("sites/hartsmere.toml".to_owned(), include_str!("../../../sites/hartsmere.toml").to_owned())
        }
        (None, false) => {
            ("sites/directory.toml".to_owned(), include_str!("../../../sites/directory.toml").to_owned())
        }
    };
    toml::from_str(&text).with_context(|| format!("{name} is not a site"))
}
