/** The drawing as a file of its own: what is on the canvas, the legend it was drawn by, and where it comes from. */

const SVG = "http://www.w3.org/2000/svg";
/** What style sheets give; a file has none of them. */
const LOOKS = [
  "fill",
  "stroke",
  "stroke-width",
  "stroke-dasharray",
  "stroke-linejoin",
  "opacity",
  "paint-order",
  "font-family",
  "font-size",
  "font-weight",
  "text-anchor",
];
const ROW = 22;
const COLUMN = 190;
const EDGE = 16;
const SHARPNESS = 2;

/** `source` is the line under the picture. */
export function pictureOf(stage: SVGSVGElement, legend: readonly Element[], source: string): string {
  const { width, height } = stage.getBoundingClientRect();
  const rows = legendRows(legend, width);
  const whole = element("svg", { xmlns: SVG, width, height: height + rows.height + ROW + EDGE });
  whole.append(element("rect", { width: "100%", height: "100%", fill: colour("--stage") }));
  const hatchings = document.querySelector("#hatchings defs");
  if (hatchings) whole.append(plain(hatchings));
  const drawing = plain(stage);
  drawing.setAttribute("width", String(width));
  drawing.setAttribute("height", String(height));
  for (const left of drawing.querySelectorAll(".hit, .ring")) left.remove();
  whole.append(drawing);
  rows.item.setAttribute("transform", `translate(${EDGE} ${height + 6})`);
  whole.append(rows.item, words(source, EDGE, height + rows.height + ROW, colour("--ink-2")));
  return new XMLSerializer().serializeToString(whole);
}

function legendRows(legend: readonly Element[], width: number): { item: Element; height: number } {
  const columns = Math.max(1, Math.floor((width - 2 * EDGE) / COLUMN));
  const item = element("g", {});
  for (const [index, row] of legend.entries()) {
    const glyph = row.querySelector("svg");
    const [x, y] = [(index % columns) * COLUMN, Math.floor(index / columns) * ROW];
    if (glyph) {
      const drawn = plain(glyph);
      const box = glyph.getBoundingClientRect();
      for (const [name, value] of Object.entries({
        x,
        y: y + 3,
        width: box.width || 25,
        height: box.height || 14,
      }))
        drawn.setAttribute(name, String(value));
      item.append(drawn);
    }
    const text = (row.textContent ?? "").trim().replace(/\d+$/, "");
    item.append(words(text, x + 34, y + 14, colour("--ink")));
  }
  return { item, height: Math.ceil(legend.length / columns) * ROW };
}

/** A copy that looks the same without the style sheets. */
function plain(of: Element): Element {
  const copy = of.cloneNode(true) as Element;
  const [originals, copies] = [of, copy].map((root) => [root, ...root.querySelectorAll("*")]);
  for (const [index, original] of (originals ?? []).entries()) {
    const style = getComputedStyle(original);
    const inline = LOOKS.map((name) => `${name}:${style.getPropertyValue(name)}`).join(";");
    copies?.[index]?.setAttribute("style", inline);
  }
  return copy;
}

function element(name: string, attributes: Record<string, string | number>): Element {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes))
    if (key !== "xmlns") made.setAttribute(key, String(value));
  return made;
}

function words(text: string, x: number, y: number, fill: string): Element {
  const made = element("text", {
    x,
    y,
    fill,
    "font-family": "Inter, system-ui, sans-serif",
    "font-size": 12,
  });
  made.textContent = text;
  return made;
}

const colour = (name: string): string =>
  getComputedStyle(document.documentElement).getPropertyValue(name).trim();

/** The same in pixels, twice as sharp as the screen. */
export async function pixelsOf(picture: string): Promise<Blob> {
  const address = URL.createObjectURL(new Blob([picture], { type: "image/svg+xml" }));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const canvas = document.createElement("canvas");
    canvas.width = image.width * SHARPNESS;
    canvas.height = image.height * SHARPNESS;
    canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((done, fail) =>
      canvas.toBlob(
        (blob) => (blob ? done(blob) : fail(new Error("this browser makes no PNG"))),
        "image/png",
      ),
    );
  } finally {
    URL.revokeObjectURL(address);
  }
}

export function save(content: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  window.setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
