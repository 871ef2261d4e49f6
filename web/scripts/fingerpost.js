// What every page loads. Each part adds to a page that is whole without it.

import { choosing } from "./choosing.js";
import { keys } from "./keys.js";
import { locate } from "./locate.js";
import { suggest } from "./suggest.js";

keys();
choosing();
locate();
suggest();
