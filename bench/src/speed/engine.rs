//! What is asked of each that is measured, and how it is measured.

use std::time::{Duration, Instant};

use super::questions::{Mix, Question};

/// The least time that one client and then two go on asking, so that a tick of processor time (10 ms) is little. The
/// list of questions is always gone through to its end.
const LEAST: Duration = Duration::from_secs(3);

/// One that is measured, built and running.
pub trait Engine {
    fn name(&self) -> &str;
    fn built(&self) -> &Built;
    /// Whether it can be asked that, and why not.
    fn answers(&self, mix: Mix) -> Result<(), &'static str> {
        let _ = mix;
        Ok(())
    }
    /// Somebody who asks, with a connection of their own.
    fn client(&self) -> anyhow::Result<Box<dyn Client>>;
    /// What it took so far, whoever asked; nothing where that cannot be known.
    fn processor_seconds(&self) -> Option<f64>;
    fn memory_bytes(&self) -> u64;
}

pub trait Client: Send {
    /// Asks and takes the whole answer, without looking at it.
    fn ask(&mut self, mix: Mix, question: &Question) -> anyhow::Result<()>;
    /// Asks and looks.
    fn reply(&mut self, mix: Mix, question: &Question) -> anyhow::Result<Reply>;
}

/// What building took.
#[derive(Clone, Debug, Default)]
pub struct Built {
    pub seconds: f64,
    pub processor_seconds: f64,
    pub disk_bytes: u64,
    /// What the figures hold.
    pub says: String,
}

/// What was found.
#[derive(Debug)]
pub struct Reply {
    pub total: u64,
    /// The first page, where it can be compared.
    pub ids: Option<Vec<String>>,
}

impl Reply {
    /// How far another differs: as a part of the total, and wholly where a page shows all and shows others.
    pub fn differs(&self, other: &Self) -> f64 {
        let more = self.total.max(other.total);
        if let (Some(own), Some(others)) = (&self.ids, &other.ids)
            && self.total == other.total
            && own.len() as u64 == self.total
            && !own.iter().all(|id| others.contains(id))
        {
            return 1.0;
        }
        self.total.abs_diff(other.total) as f64 / more.max(1) as f64
    }
}

/// How fast questions of a mix are answered.
#[derive(Debug)]
pub struct Measured {
    /// Milliseconds that half, 95 and 99 of a hundred questions took at most, for one client.
    pub at_most: [f64; 3],
    /// Questions that two clients had answered in a second.
    pub per_second: f64,
    /// Processor milliseconds of the server for a question, for one client.
    pub processor: Option<f64>,
}

/// Goes through the questions once to warm up, then with one client, then with two.
pub fn measure(engine: &dyn Engine, mix: Mix, questions: &[Question]) -> anyhow::Result<Measured> {
    let (mut client, mut other) = (engine.client()?, engine.client()?);
    for question in questions {
        client.ask(mix, question)?;
    }
    let before = engine.processor_seconds();
    let mut took = go(client.as_mut(), mix, questions, 0)?;
    let asked = took.len() as f64;
    let processor =
        engine.processor_seconds().zip(before).map(|(after, before)| (after - before) * 1e3 / asked);
    took.sort_unstable_by(f64::total_cmp);
    let at_most = [0.5, 0.95, 0.99].map(|part| took[((took.len() - 1) as f64 * part).round() as usize]);

    let started = Instant::now();
    let asked = std::thread::scope(|scope| {
        let second = scope.spawn(|| go(other.as_mut(), mix, questions, questions.len() / 2));
        let first = go(client.as_mut(), mix, questions, 0)?.len();
        let second = second.join().map_err(|_| anyhow::anyhow!("a client panicked"))??.len();
        anyhow::Ok(first + second)
    })?;
    Ok(Measured { at_most, per_second: asked as f64 / started.elapsed().as_secs_f64(), processor })
}

/// The milliseconds that each took, the list gone through as often as need be.
fn go(client: &mut dyn Client, mix: Mix, questions: &[Question], from: usize) -> anyhow::Result<Vec<f64>> {
    let (started, mut took) = (Instant::now(), Vec::new());
    while took.is_empty() || started.elapsed() < LEAST {
        for question in questions[from..].iter().chain(&questions[..from]) {
            let asked = Instant::now();
            client.ask(mix, question)?;
            took.push(asked.elapsed().as_secs_f64() * 1e3);
        }
    }
    Ok(took)
}
