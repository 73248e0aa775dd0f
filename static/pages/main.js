/** What every page does by script; all of it works without, only less smoothly. */

import { recordKeys } from "./keys.js";
import { closeMenus } from "./menus.js";
import { showPresent } from "./tabs.js";

closeMenus(document);
recordKeys(document);
showPresent(document);
