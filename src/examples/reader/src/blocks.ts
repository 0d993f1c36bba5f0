import type { Block, Picture } from "./api.js";
import { h, image, marked } from "./dom.js";
import type { Page } from "./page.js";

/** A piece of an article's body, or nothing of a type that came after this reader was written. */
export function block(page: Page, piece: Block): HTMLElement | null {
  switch (piece.type) {
    case "paragraph":
      return marked("p", piece.html);
    case "heading":
      return h(`h${Math.min(Math.max(piece.level, 2), 6)}` as "h2", { id: piece.id }, piece.text);
    case "quote":
      return h(
        "figure",
        { class: "quote" },
        h("blockquote", {}, marked("p", piece.html)),
        piece.attribution !== null && h("figcaption", {}, piece.attribution),
      );
    case "list":
      return h(
        piece.ordered ? "ol" : "ul",
        {},
        piece.items.map((item) => marked("li", item.html)),
      );
    case "image":
      return figure(page, piece.image, piece);
    case "gallery":
      return h(
        "div",
        { class: "gallery" },
        piece.images.map((one) => figure(page, one.image, one)),
      );
    case "embed":
      return embed(page, piece);
    case "video":
    case "audio":
      return player(piece);
    case "table":
      return table(page, piece);
    case "preformatted":
      return h("pre", { tabindex: 0 }, piece.text);
    case "divider":
      return h("hr");
    default:
      return null;
  }
}

/** A picture with what is told of it, as the place where it stands has it. */
export function figure(
  page: Page,
  picture: Picture,
  told: Pick<Picture, "alt" | "caption" | "credit"> = picture,
  sizes = "(min-width: 46rem) 42rem, 100vw",
): HTMLElement | null {
  const shown = image(picture, sizes, told.alt);
  return (
    shown &&
    h(
      "figure",
      {},
      shown,
      (told.caption ?? told.credit) !== null &&
        h(
          "figcaption",
          {},
          told.caption !== null && `${told.caption} `,
          told.credit !== null && h("span", { class: "credit" }, `${page.words.photo}: ${told.credit}`),
        ),
    )
  );
}

/** Nothing of another site is loaded here: whoever wants it opens it there. */
function embed(page: Page, piece: Extract<Block, { type: "embed" }>): HTMLElement {
  return h(
    "p",
    { class: "embed" },
    h("a", { href: piece.url, rel: "noopener noreferrer" }, piece.title ?? piece.url),
    h("span", { class: "meta" }, `${page.words.opensAt} `, h("bdi", {}, piece.provider)),
  );
}

function player(piece: Extract<Block, { type: "video" | "audio" }>): HTMLElement {
  const poster = piece.type === "video" ? image(piece.poster, "")?.src : undefined;
  return h(
    piece.type,
    { controls: true, preload: "none", src: piece.url, poster: poster ?? null },
    piece.captions.map((file) =>
      h("track", { kind: "captions", src: file.url, srclang: file.language, label: file.label }),
    ),
  );
}

function table(page: Page, piece: Extract<Block, { type: "table" }>): HTMLElement {
  const cells = (name: "td" | "th", row: string[]): HTMLElement =>
    h(
      "tr",
      {},
      row.map((cell) => h(name, { scope: name === "th" ? "col" : null, dir: "auto" }, cell)),
    );
  const [first, ...rest] = piece.rows;
  const head = piece.header ? first : undefined;
  return h(
    "div",
    { class: "table", role: "region", tabindex: 0, "aria-label": page.words.scroll },
    h(
      "table",
      {},
      head && h("thead", {}, cells("th", head)),
      h(
        "tbody",
        {},
        (head ? rest : piece.rows).map((row) => cells("td", row)),
      ),
    ),
  );
}
