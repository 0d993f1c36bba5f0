import { base, type Picture } from "./api.js";
import { linkTo } from "./links.js";

export type Child = Node | string | false | null | undefined | Child[];

/** An element with attributes and children; texts become text nodes, never markup, and what is null or false is left out. */
export function h<K extends keyof HTMLElementTagNameMap>(
  name: K,
  attributes: Record<string, string | number | boolean | null> = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) {
    if (value !== null && value !== false) element.setAttribute(attribute, value === true ? "" : String(value));
  }
  element.append(...nodes(children));
  return element;
}

/** Those that are there, in a row. */
export function nodes(children: Child[]): (Node | string)[] {
  return children.flatMap((child) => (Array.isArray(child) ? nodes(child) : child ? [child] : []));
}

/** A paragraph of plain text, or nothing where there is none. */
export function line(name: string, text: string | null): HTMLParagraphElement | null {
  return text === null ? null : h("p", { class: name }, text);
}

/** An element around inline markup, which the API has sanitised. Its links to our own articles lead to our own pages. */
export function marked<K extends keyof HTMLElementTagNameMap>(name: K, html: string): HTMLElementTagNameMap[K] {
  const element = document.createElement(name);
  element.innerHTML = html;
  for (const link of element.querySelectorAll<HTMLAnchorElement>('a[href^="/"]')) {
    link.href = linkTo({ article: link.pathname.split("/").at(-1) ?? "" });
  }
  return element;
}

/** An `img`, or nothing while the picture's bytes have not arrived. */
export function image(picture: Picture | null, sizes: string, alt = picture?.alt): HTMLImageElement | null {
  if (picture?.url == null) return null;
  const element = h("img", {
    alt: alt ?? "",
    width: picture.width,
    height: picture.height,
    sizes: picture.srcset === null ? null : sizes,
    srcset: picture.srcset === null ? null : picture.srcset.replace(/(^|,\s*)\//g, (start) => start.slice(0, -1) + onApi("/")),
    loading: "lazy",
    decoding: "async",
    // For what does not know srcset: no more than it needs.
    src: onApi(picture.renditions.find(({ width }) => width >= 640)?.url ?? picture.url),
  });
  if (picture.dominantColor !== null) element.style.background = picture.dominantColor;
  return element;
}

/** Own addresses in answers are paths, so that the answers are the same on every domain. */
function onApi(path: string): string {
  return path.startsWith("/") ? base + path : path;
}
