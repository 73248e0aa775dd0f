/** What every page does by script; all of it works without, only less smoothly. */

import { closeMenus } from "./menus.js";

closeMenus(document);
