// What every page loads. Each part adds to a page that is whole without it.

import { keys } from "./keys.js";

keys();
