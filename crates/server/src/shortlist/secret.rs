//! The key by which what a reader keeps for us is sealed: nobody else can read it, and nobody can make one up.

use std::fmt;

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use chacha20poly1305::{
    XChaCha20Poly1305, XNonce,
    aead::{Aead, Generate, Key, KeyInit, Payload},
};
use sha2::{Digest, Sha256};

/// The fewest characters of a secret that somebody thinks of.
const FEWEST: usize = 32;

/// A secret that is none.
#[derive(Debug, thiserror::Error)]
#[error("a secret has at least {FEWEST} characters; `openssl rand -base64 32` makes one")]
pub struct SecretError;

/// The key. All nodes of one directory must have the same, else a list is lost on the way from one to another.
#[derive(Clone)]
pub struct Secret(XChaCha20Poly1305);

impl Secret {
    /// The key that a text stands for.
    ///
    /// ```
    /// use fingerpost_server::Secret;
    /// assert!(Secret::parse("short").is_err());
    /// assert!(Secret::parse(&Secret::invent()).is_ok());
    /// ```
    ///
    /// # Errors
    /// When it is shorter than 32 characters.
    pub fn parse(text: &str) -> Result<Self, SecretError> {
        let text = text.trim();
        if text.chars().count() < FEWEST {
            return Err(SecretError);
        }
        Ok(Self(XChaCha20Poly1305::new(&Sha256::digest(text))))
    }

    /// A text that nobody can guess: 32 random bytes.
    pub fn invent() -> String {
        URL_SAFE_NO_PAD.encode(Key::<XChaCha20Poly1305>::generate())
    }

    /// Seals bytes for a purpose: what is sealed for one cannot be opened for another.
    pub(crate) fn seal(&self, purpose: &[u8], bytes: &[u8]) -> String {
        let nonce = XNonce::generate();
        let payload = Payload { msg: bytes, aad: purpose };
        // It fails only for texts of many gigabytes.
        let sealed = self.0.encrypt(&nonce, payload).unwrap_or_default();
        URL_SAFE_NO_PAD.encode([nonce.as_slice(), &sealed].concat())
    }

    /// What was sealed for that purpose by this key; nothing else.
    pub(crate) fn open(&self, purpose: &[u8], sealed: &str) -> Option<Vec<u8>> {
        let bytes = URL_SAFE_NO_PAD.decode(sealed).ok()?;
        let (nonce, msg) = bytes.split_at_checked(size_of::<XNonce>())?;
        self.0.decrypt(&XNonce::try_from(nonce).ok()?, Payload { msg, aad: purpose }).ok()
    }
}

impl Default for Secret {
    /// A key for as long as this process runs.
    fn default() -> Self {
        Self(XChaCha20Poly1305::new(&Key::<XChaCha20Poly1305>::generate()))
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Secret(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_sealed_opens_by_the_same_secret_for_the_same_purpose_and_whole() {
        let secret = Secret::parse("one two three four five six seven").unwrap();
        let again = Secret::parse(" one two three four five six seven\n").unwrap();
        let sealed = secret.seal(b"a", b"tea");
        assert_eq!(again.open(b"a", &sealed).as_deref(), Some(&b"tea"[..]));
        assert_ne!(sealed, secret.seal(b"a", b"tea"), "nobody can tell that two are the same");
        assert_eq!(secret.open(b"b", &sealed), None);
        assert_eq!(Secret::default().open(b"a", &sealed), None);
        for broken in ["", "AAAA", &sealed[1..], &sealed[..sealed.len() - 2], "not base64!"] {
            assert_eq!(secret.open(b"a", broken), None, "{broken}");
        }
    }
}
