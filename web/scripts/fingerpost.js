// What every page loads. Each part adds to a page that is whole without it.

import { helpful } from "./helpful.js";
import { keys } from "./keys.js";

helpful();
keys();
