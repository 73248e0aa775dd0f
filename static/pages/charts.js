/**
 * Charts: each `table[data-chart]` is drawn above itself, and stays: the figures are read there.
 *
 * The first row names the series: all columns, or those marked `data-series`. The first column says
 * what stands along the axis. A cell's number is its `data-value`; without one it is a gap. `data-chart` is `line`, `bar` or `stack`
 * (bars upon one another); `data-chart-most` is where the axis of values ends. Where a table is
 * `data-newest-first` the axis goes the other way, from the oldest. Chart.js itself is a classic
 * script that the page names before this one.
 */

/** @typedef {"line" | "bar" | "stack"} Sort */
/** @typedef {{ name: string, values: (number | null)[] }} Series */
/** @typedef {{ sort: Sort, most: number | undefined, labels: string[], series: Series[] }} Figures */
/** @typedef {{ destroy(): void }} Chart */

const SORTS = ["line", "bar", "stack"];
const SHADES = 8;
const POINTS = ["circle", "rect", "triangle", "rectRot", "star", "cross", "crossRot", "dash"];
/** Lengths of dash and gap in pixels: series are told apart without their colours, too. */
const DASHES = [[], [6, 4], [2, 3], [10, 4, 2, 4]];

/** Words along the axis that lean are cut off at its end: rather every other one. */
const LEVEL = { maxRotation: 0, autoSkipPadding: 12 };
/** There is no half article. */
const WHOLE = { precision: 0 };

/** @type {Map<HTMLTableElement, Chart>} */
const drawn = new Map();

/**
 * What a table says, as numbers.
 *
 * @param {HTMLTableElement} table
 * @returns {Figures}
 */
export function figuresOf(table) {
  const [head, ...rows] = [...table.rows].filter((row) => !row.closest("tfoot"));
  if ("newestFirst" in table.dataset) rows.reverse();
  const columns = [...(head?.cells ?? [])].slice(1);
  const marked = columns.filter((cell) => "series" in cell.dataset);
  const asked = table.dataset.chart ?? "";
  const most = Number(table.dataset.chartMost);
  return {
    sort: /** @type {Sort} */ (SORTS.includes(asked) ? asked : "bar"),
    most: most || undefined,
    labels: rows.map((row) => words(row.cells[0])),
    series: (marked.length ? marked : columns).map((column) => ({
      name: words(column),
      values: rows.map((row) => value(row.cells[column.cellIndex])),
    })),
  };
}

/**
 * Draws every chart of the page, and anew what was drawn already: its colours may have changed.
 *
 * @param {Document} page
 */
export function drawCharts(page) {
  for (const [table, chart] of drawn) {
    chart.destroy();
    if (!table.isConnected) drawn.delete(table);
  }
  for (const table of page.querySelectorAll("table[data-chart]")) {
    if (table instanceof HTMLTableElement) draw(table);
  }
}

/** @param {HTMLTableElement} table */
function draw(table) {
  const canvas = canvasOf(table);
  // @ts-expect-error - Chart.js is a classic script and puts itself there
  const make = window.Chart;
  drawn.set(table, new make(canvas, setting(figuresOf(table), getComputedStyle(table))));
  canvas.dataset.drawn = "";
}

/**
 * The canvas that stands before a table, or before what the table scrolls in.
 *
 * @param {HTMLTableElement} table
 * @returns {HTMLCanvasElement}
 */
function canvasOf(table) {
  const place = table.closest(".table-wrap") ?? table;
  const before = place.previousElementSibling?.querySelector(":scope > canvas");
  if (before instanceof HTMLCanvasElement) return before;
  const frame = document.createElement("div");
  frame.className = "chart";
  const canvas = document.createElement("canvas");
  canvas.setAttribute("role", "img");
  canvas.setAttribute("aria-label", nameOf(table));
  frame.append(canvas);
  place.before(frame);
  return canvas;
}

/** What a table is called: the chart is called so, too. @param {HTMLTableElement} table */
function nameOf(table) {
  const named = document.getElementById(table.getAttribute("aria-labelledby") ?? "");
  return words(table.caption ?? named) || (table.getAttribute("aria-label") ?? "");
}

/**
 * What Chart.js is told: time and series run as the page is read.
 *
 * @param {Figures} figures
 * @param {CSSStyleDeclaration} style
 */
function setting(figures, style) {
  const rtl = style.direction === "rtl";
  const stacked = figures.sort === "stack";
  const ink = style.getPropertyValue("--ink-soft").trim();
  const line = style.getPropertyValue("--line").trim();
  const font = { family: style.fontFamily, size: 13 };
  const axis = { stacked, border: { color: line } };
  const ticks = { color: ink, font };
  return {
    type: figures.sort === "line" ? "line" : "bar",
    data: {
      labels: figures.labels,
      datasets: figures.series.map((one, at) => dataset(one, at, style)),
    },
    options: {
      animation: still() ? false : { duration: 250 },
      maintainAspectRatio: false,
      locale: `${document.documentElement.lang || "en"}-u-nu-latn`,
      interaction: { mode: "index", intersect: false },
      scales: {
        x: {
          ...axis,
          ticks: { ...ticks, ...(stacked ? LEVEL : {}) },
          reverse: rtl,
          offset: true,
          grid: { display: false },
        },
        y: {
          ...axis,
          ticks: { ...ticks, ...(counts(figures) ? WHOLE : {}) },
          beginAtZero: true,
          max: figures.most,
          position: rtl ? "right" : "left",
          grid: { color: line },
        },
      },
      plugins: {
        legend: {
          rtl,
          textDirection: rtl ? "rtl" : "ltr",
          labels: { color: ink, font, usePointStyle: true },
        },
        tooltip: {
          rtl,
          textDirection: rtl ? "rtl" : "ltr",
          bodyFont: font,
          titleFont: font,
          usePointStyle: true,
        },
      },
    },
  };
}

/** Whether a chart tells of things that are counted. @param {Figures} figures */
function counts(figures) {
  const values = figures.series.flatMap((one) => one.values);
  return figures.most === undefined && values.every((one) => Number.isInteger(one ?? 0));
}

/**
 * @param {Series} series
 * @param {number} at
 * @param {CSSStyleDeclaration} style
 */
function dataset(series, at, style) {
  const colour = style.getPropertyValue(`--chart-${(at % SHADES) + 1}`).trim();
  return {
    label: series.name,
    data: series.values,
    borderColor: colour,
    backgroundColor: colour,
    borderDash: DASHES[Math.floor(at / 2) % DASHES.length],
    pointStyle: POINTS[at % POINTS.length],
    borderWidth: 2, // without it the legend shows no star and no cross
    pointRadius: 4,
    clip: 8,
    spanGaps: true,
    maxBarThickness: 48,
    borderRadius: 3,
  };
}

/** Whether nothing is to move. */
function still() {
  return matchMedia("(prefers-reduced-motion: reduce)").matches;
}

/** @param {HTMLElement | null | undefined} element */
function words(element) {
  return (element?.textContent ?? "").replace(/\s+/g, " ").trim();
}

/** @param {HTMLTableCellElement | undefined} cell */
function value(cell) {
  const spelled = cell?.dataset.value ?? "";
  return spelled === "" ? null : Number(spelled);
}

/** Follows light and dark, contrast, and what comes into the page later. */
function follow() {
  const again = () => drawCharts(document);
  const attributeFilter = ["data-bs-theme", "data-colours"];
  new MutationObserver(again).observe(document.documentElement, { attributeFilter });
  document.addEventListener("htmx:afterSettle", again);
}

if (typeof document !== "undefined") {
  drawCharts(document);
  follow();
}
