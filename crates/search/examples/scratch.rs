use fingerpost_directory::{Viewer, Visibility};
use fingerpost_search::*;
use openreferral::{Entity, Service};
use std::io::BufRead;
use std::time::Instant;
fn rss() -> String {
    let s = std::fs::read_to_string("/proc/self/status").unwrap();
    s.lines()
        .filter(|l| {
            l.starts_with("VmHWM")
                || l.starts_with("VmRSS")
                || l.starts_with("RssAnon")
                || l.starts_with("Threads")
        })
        .map(|l| l.split_whitespace().collect::<Vec<_>>().join(" "))
        .collect::<Vec<_>>()
        .join(" | ")
}
fn main() {
    let a: Vec<String> = std::env::args().collect();
    let n: usize = a[3].parse().unwrap();
    println!("start {}", rss());
    let index = Index::open(&a[2]).unwrap();
    let t = Instant::now();
    let mut writer = Writer::try_lock(&index).unwrap().unwrap();
    println!("writer opened {:?} {:?} {}", t.elapsed(), writer.position(), rss());
    if writer.position().is_none() {
        let t = Instant::now();
        let mut made = 0f64;
        let f = std::io::BufReader::new(std::fs::File::open(&a[1]).unwrap());
        for (i, line) in f.lines().skip(1).take(n).enumerate() {
            let line = line.unwrap();
            let line = line.trim_end_matches(',');
            if !line.starts_with("{") {
                break;
            }
            let m = Instant::now();
            let v: serde_json::Value = serde_json::from_str(line).unwrap();
            let s = Service::from_object(v.as_object().unwrap().clone());
            let d = Document::of(s.id.as_deref().unwrap().parse().unwrap(), Visibility::Public, &s, None);
            made += m.elapsed().as_secs_f64();
            writer.put(&d).unwrap();
            if i % 20000 == 0 {
                println!("{i} {:?} {}", t.elapsed(), rss());
            }
        }
        println!("put {:?} of which made {made:.1} {}", t.elapsed(), rss());
        writer.commit(&Position { epoch: "a".into(), sequence: 1 }).unwrap();
        println!("committed {:?} {}", t.elapsed(), rss());
        std::thread::sleep(std::time::Duration::from_secs(8));
        println!("idle {}", rss());
    }
    for q in ["food bank","help","i need help with my debts","support people community services care","geatfut proapshi", "Children Honest Tuesday Health", &"help support people services care community local advice group family children health free information contact young home adults older work activities training centre club housing social need living carers learning disability access school mental meet week weekly open welcome join".to_string()] {
        let question=Question{words:q.into(),page:1,per_page:10};
        let mut best=f64::MAX; let mut total=0; let mut top=String::new(); let mut first=0f64;
        for i in 0..7 { let t=Instant::now(); let r=index.search(Viewer::Public,&question).unwrap(); let e=t.elapsed().as_secs_f64()*1e3; if i==0 {first=e} best=best.min(e); total=r.total; top=r.results[0].name.clone(); }
        println!("{:>8.1} ms first {:>8.1} ms best {total:>7} {} [{top}]", first, best, &q[..q.len().min(40)]);
    }
    println!("after searching {}", rss());
    let t = Instant::now();
    for i in 2..52 {
        writer
            .put(&Document::of(
                uuid::Uuid::from_u128(i),
                Visibility::Public,
                &Service { name: Some("New one".into()), ..Default::default() },
                None,
            ))
            .unwrap();
        writer.commit(&Position { epoch: "a".into(), sequence: i as i64 }).unwrap();
    }
    println!("50 small commits {:?} {}", t.elapsed(), rss());
    std::thread::sleep(std::time::Duration::from_secs(2));
    println!("{}", rss());
}
