// What every page loads. Each part adds to a page that is whole without it.

import { choosing } from "./choosing.js";
import { helpful } from "./helpful.js";
import { keys } from "./keys.js";
import { locate } from "./locate.js";
import { suggest } from "./suggest.js";

helpful();
keys();
choosing();
locate();
suggest();
