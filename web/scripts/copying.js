// Text into the clipboard, and whether it is there.

import { announce, wordsOf } from "./announce.js";

/// `text` may be a promise. `words` are what to say when it is done, and when it is not.
export async function copy(text, words) {
  const [copied, failed] = wordsOf(words);
  try {
    await navigator.clipboard.writeText(await text);
    announce(copied);
    return copied;
  } catch {
    announce(failed);
    return failed;
  }
}
