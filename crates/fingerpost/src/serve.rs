//! `fingerpost serve`

use std::{
    net::{IpAddr, SocketAddr},
    num::NonZeroU32,
    path::PathBuf,
    process::ExitCode,
    time::Duration,
};

use anyhow::{Context, Result};
use fingerpost_server::{App, Checking, Fairness, Unmet};
use ipnet::IpNet;
use tokio::net::TcpListener;

use crate::{Place, advice, demonstration, languages, sites};

/// How long is waited at the end for what was counted to be written.
const WRITING: Duration = Duration::from_secs(5);

/// What the licences of the data in the binary ask to have said wherever it is used. NOTICE has the
/// whole of it.
const ATTRIBUTIONS: [&str; 3] = [
    "Contains OS data © Crown copyright and database right 2025. Contains Royal Mail data © Royal Mail copyright and \
     database right 2025. Contains National Statistics data © Crown copyright and database right 2025. Licensed \
     under the Open Government Licence v3.0.",
    "Towns and villages: GeoNames (geonames.org), CC BY 4.0, changed.",
    "Councils: mySociety, CC BY 4.0, changed.",
];

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
    /// By which what readers keep in their browsers is sealed: at least 32 characters, the same for every node of one
    /// directory. Without it, a file of the data folder has one that nobody thought of
    #[arg(long, env = "FINGERPOST_SECRET", value_name = "TEXT", hide_env_values = true)]
    secret: Option<String>,
    /// A file with a site's name, face, hosts and the people to turn to (see sites/); several sites can show
    /// one directory, each on its hosts
    #[arg(long = "site", env = "FINGERPOST_SITE", value_name = "FILE", value_delimiter = ',')]
    sites: Vec<PathBuf>,
    /// A file with the words of a language beside English and Welsh, called after it, such as ar.ftl (see
    /// crates/pages/messages/); may be given several times
    #[arg(long = "language", env = "FINGERPOST_LANGUAGES", value_name = "FILE", value_delimiter = ',')]
    languages: Vec<PathBuf>,
    /// A file of national helplines, instead of the one in the program (see sites/helplines.toml)
    #[arg(long, env = "FINGERPOST_HELPLINES", value_name = "FILE")]
    helplines: Option<PathBuf>,
    /// A folder of pages of advice in Markdown (see demo/advice/); with --demo, instead of those in the program
    #[arg(long, env = "FINGERPOST_ADVICE", value_name = "DIR")]
    advice: Option<PathBuf>,
    /// Answer for Open Referral UK 1.0 at the host itself too (/services, /taxonomies…), for clients that drop the path
    /// from the address they are given
    #[arg(long, env = "FINGERPOST_VERSION_1_AT_ROOT", value_parser = clap::builder::BoolishValueParser::new())]
    version_1_at_root: bool,
    /// A proxy, or a network of them, whose X-Forwarded-For is believed; may be given several times
    #[arg(long = "trusted-proxy", env = "FINGERPOST_TRUSTED_PROXIES", value_name = "NETWORK", value_delimiter = ',', value_parser = network)]
    trusted_proxies: Vec<IpNet>,
    /// A network that may ask as often as it likes, such as a call centre's; may be given several times
    #[arg(long = "exempt", env = "FINGERPOST_EXEMPT", value_name = "NETWORK", value_delimiter = ',', value_parser = network)]
    exempt: Vec<IpNet>,
    /// A network that is not public whose feeds may be checked at /developers/validate all the same, such as one's own; may
    /// be given several times
    #[arg(long = "validate-network", env = "FINGERPOST_VALIDATE_NETWORKS", value_name = "NETWORK", value_delimiter = ',', value_parser = network)]
    validate_networks: Vec<IpNet>,
    /// How many questions a minute one client may put to the APIs; 0 for no limit
    #[arg(long, env = "FINGERPOST_PER_MINUTE", value_name = "NUMBER", default_value_t = 1200)]
    per_minute: u32,
}

/// A network such as `10.0.0.0/8`, or one address.
fn network(text: &str) -> Result<IpNet, String> {
    let text = text.trim();
    let whole = || Some(IpNet::from(text.parse::<IpAddr>().ok()?));
    text.parse()
        .ok()
        .or_else(whole)
        .ok_or_else(|| "say a network such as 10.0.0.0/8, or an address".to_owned())
}

pub(crate) async fn run(place: &Place, options: Options) -> Result<ExitCode> {
    // First, since a site's file may offer one of them.
    languages::add(&options.languages)?;
    let sites = sites::read(&options.sites, options.helplines.as_deref(), options.demo)?;
    let advice = advice::read(options.advice.as_deref(), options.demo)?;
    // Taken first: when the port is not to be had, nothing else has been begun.
    let listener = TcpListener::bind(options.listen).await.with_context(|| {
        format!("cannot listen on {}: is it in use? --listen takes another address", options.listen)
    })?;
    let db = place.store().await?;
    let secret = place.secret(options.secret.as_deref())?;
    let index = place.index()?;
    if options.demo {
        demonstration::load(&db).await.context("the demonstration could not be loaded")?;
    }
    index.point_to(advice.pointers());
    // Before anybody asks, so that nothing is shown meanwhile that a steward has blocked.
    fingerpost_server::tune(&db, &index).await?;
    let follower = tokio::spawn(fingerpost_server::follow(db.clone(), index.clone()));
    for line in sites::to_confirm(&sites, sites::today()) {
        eprintln!("{line}");
    }
    let mut app = App::with_sites(db.clone(), index, sites, crate::now);
    app = app.fair(Fairness {
        trusted_proxies: options.trusted_proxies,
        exempt: options.exempt,
        per_minute: NonZeroU32::new(options.per_minute),
    });
    app = app.checking(Checking { allowed: options.validate_networks, ..Checking::default() });
    app.secret = secret;
    let (unmet, counter) = Unmet::new();
    app.unmet = Some(unmet);
    let counter = tokio::spawn(counter.run(db.clone()));
    app.advice = advice.into();
    app.attributions = ATTRIBUTIONS.map(str::to_owned).into();
    app.version_1_at_root = options.version_1_at_root;
    app.public_url = options.public_url.map(|url| url.trim_end_matches('/').into());
    println!("Fingerpost is at http://{}", listener.local_addr()?);
    axum_serve(listener, app).await?;
    follower.abort();
    // Waited for, so that it is not cut off in the middle of writing.
    let _ = follower.await;
    // Nobody asks any more: it writes what it has.
    let _ = tokio::time::timeout(WRITING, counter).await;
    db.close().await;
    Ok(ExitCode::SUCCESS)
}

async fn axum_serve(listener: TcpListener, app: App) -> Result<()> {
    fingerpost_server::serve(listener, app, stopped()).await.context("the server stopped")
}

/// Waits until somebody asks the program to stop.
pub(crate) async fn stopped() {
    use tokio::signal::unix::{SignalKind, signal};
    match (signal(SignalKind::interrupt()), signal(SignalKind::terminate())) {
        (Ok(mut interrupt), Ok(mut terminate)) => {
            tokio::select! { _ = interrupt.recv() => {}, _ = terminate.recv() => {} }
        }
        _ => std::future::pending().await,
    }
}
