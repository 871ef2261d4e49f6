//! What is true of the directory itself. For anybody.

use axum::{
    extract::State,
    http::{HeaderMap, Uri},
    response::Html,
};
use fingerpost_directory::{Viewer, hours::Context};
use fingerpost_pages::{DirectorySize, Quality};
use jiff::civil::Date;

use crate::{
    App,
    advice::today,
    site_pages::{Asked, Failure},
};

async fn size(asked: &Asked) -> Result<DirectorySize, Failure> {
    let counts = asked.app.db.counts().await.map_err(|error| asked.store(&error))?;
    Ok(DirectorySize {
        services: usize::try_from(counts.services).unwrap_or_default(),
        organizations: usize::try_from(counts.organizations).unwrap_or_default(),
        advice: asked.app.advice.all().len(),
    })
}

/// What the directory is. For anybody.
pub(crate) async fn about(
    State(app): State<App>,
    uri: Uri,
    headers: HeaderMap,
) -> Result<Html<String>, Failure> {
    let asked = Asked::new(app, uri, &headers);
    let size = size(&asked).await?;
    Ok(Html(fingerpost_pages::about(&asked.frame(), size)))
}

/// How many records there are, how fresh and from where. For anybody.
pub(crate) async fn quality(
    State(app): State<App>,
    uri: Uri,
    headers: HeaderMap,
) -> Result<Html<String>, Failure> {
    let asked = Asked::new(app, uri, &headers);
    let today = today(&asked.app);
    let freshness =
        tokio::task::block_in_place(|| asked.app.index.snapshot()?.freshness(Viewer::Public, today));
    let origins = asked.app.db.origins().await.map_err(|error| asked.store(&error))?;
    let zone = Context::default().zone;
    let origins: Vec<(Option<&str>, usize, Date)> = origins
        .iter()
        .map(|origin| {
            let services = usize::try_from(origin.services).unwrap_or_default();
            (origin.feed.as_deref(), services, zone.to_datetime(origin.modified).date())
        })
        .collect();
    let quality = Quality {
        size: size(&asked).await?,
        freshness: freshness.map_err(|error| asked.search(&error))?,
        origins: &origins,
        advice_due: asked.app.advice.all().iter().filter(|advice| advice.is_due(today)).count(),
        today,
    };
    Ok(Html(fingerpost_pages::quality(&asked.frame(), &quality)))
}

/// Who can use it. For anybody.
pub(crate) async fn accessibility(State(app): State<App>, uri: Uri, headers: HeaderMap) -> Html<String> {
    Html(fingerpost_pages::accessibility(&Asked::new(app, uri, &headers).frame()))
}

/// What is kept of whoever uses it. For anybody.
pub(crate) async fn privacy(State(app): State<App>, uri: Uri, headers: HeaderMap) -> Html<String> {
    Html(fingerpost_pages::privacy(&Asked::new(app, uri, &headers).frame()))
}

/// Which cookies there are. For anybody.
pub(crate) async fn cookies(State(app): State<App>, uri: Uri, headers: HeaderMap) -> Html<String> {
    Html(fingerpost_pages::cookies(&Asked::new(app, uri, &headers).frame()))
}
