//! Feeds over TLS: only from servers whose certificate is trusted.

use std::{
    io::{Read, Write},
    net::TcpListener,
    sync::Arc,
    thread,
};

use fingerpost_harvest::{
    fetch::Address,
    validate::{Bounds, Check, Unchecked, check},
};
use rcgen::{BasicConstraints, CertificateParams, IsCa, Issuer, KeyPair};
use rstest::rstest;
use rustls::{
    ServerConfig, ServerConnection, StreamOwned,
    pki_types::{CertificateDer, PrivateKeyDer},
};

use crate::fetched::Reader;

/// A certificate for `localhost`, issued by an authority that was made up for it.
fn certificate() -> (Vec<CertificateDer<'static>>, PrivateKeyDer<'static>) {
    let mut authority = CertificateParams::new([]).expect("parameters");
    authority.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    let authority_key = KeyPair::generate().expect("a key");
    let root = authority.self_signed(&authority_key).expect("a root");
    let issuer = Issuer::new(authority, authority_key);
    let key = KeyPair::generate().expect("a key");
    let params = CertificateParams::new(["localhost".to_owned()]).expect("parameters");
    let certificate = params.signed_by(&key, &issuer).expect("a certificate");
    (vec![certificate.der().clone(), root.der().clone()], key.into())
}

/// A server that would give a feed to whoever trusts it. Gives its port.
fn encrypted() -> u16 {
    let (certificates, key) = certificate();
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .expect("versions")
        .with_no_client_auth()
        .with_single_cert(certificates, key)
        .expect("a certificate");
    let (config, listener) = (Arc::new(config), TcpListener::bind("127.0.0.1:0").expect("a port"));
    let port = listener.local_addr().expect("an address").port();
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let connection = ServerConnection::new(Arc::clone(&config)).expect("a connection");
            let _ = StreamOwned::new(connection, stream)
                .write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n[]");
        }
    });
    port
}

fn refused(address: &str) -> Unchecked {
    let mut bounds = Bounds::quick();
    bounds.manners.pause = |_| {};
    let want = Check {
        address: Address::parse(address).expect("an address"),
        standard: None,
        today: "2026-03-31".parse().expect("a day"),
        allowed: vec!["127.0.0.0/8".parse().expect("a network"), "::1/128".parse().expect("a network")],
        bounds,
    };
    check(&want, &mut |_| {}).expect_err("refused")
}

#[rstest]
#[case::for_its_name("localhost")]
#[case::for_another_name("127.0.0.1")]
fn a_certificate_of_an_unknown_issuer_is_refused_in_plain_words(#[case] host: &str) {
    let why = refused(&format!("https://{host}:{}/feed", encrypted()));
    assert_eq!(why, Unchecked::Unsafe("its certificate is of an issuer that nobody knows".to_owned()));
}

#[tokio::test(flavor = "multi_thread")]
async fn an_import_refuses_it_too() {
    let said =
        Reader::new().await.refused(&format!("https://127.0.0.1:{}/feed?key=secret", encrypted())).await;
    assert!(said.contains("no safe connection: its certificate is of an issuer that nobody knows"), "{said}");
    assert!(!said.contains("secret"), "{said}");
}

#[test]
fn a_server_that_does_not_speak_tls_is_told_so() {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let port = listener.local_addr().expect("an address").port();
    thread::spawn(move || {
        for mut stream in listener.incoming().flatten() {
            let _ = stream.read(&mut [0; 4096]);
            let _ = stream.write_all(b"HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n");
        }
    });
    let why = refused(&format!("https://127.0.0.1:{port}/feed"));
    assert!(matches!(&why, Unchecked::Unsafe(why) if why.contains("does not speak TLS")), "{why:?}");
}
