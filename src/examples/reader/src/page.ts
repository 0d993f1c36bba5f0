import type { Card, Domain, Edition, Section, Site } from "./api.js";
import { h, line, nodes, type Child } from "./dom.js";
import { asked, linkTo } from "./links.js";
import { wordsIn, type Words } from "./words.js";

/** What every page of the publication has around it, and what its parts need to know. */
export interface Page {
  site: Site;
  edition: Edition;
  sections: Section[];
  words: Words;
  /** A time as people of this edition write it, by the publication's clock: roughly, or to the minute. */
  time(instant: string, exactly?: "exactly"): HTMLTimeElement;
  /** Such as "3 minutes". */
  minutes(count: number): string;
}

export function pageOf(site: Site, edition: Edition, sections: Section[]): Page {
  const { language } = edition;
  const day = new Intl.DateTimeFormat(language, { dateStyle: "long", timeZone: site.timeZone });
  const moment = new Intl.DateTimeFormat(language, { dateStyle: "long", timeStyle: "short", timeZone: site.timeZone });
  const ago = new Intl.RelativeTimeFormat(language, { numeric: "auto" });
  const minutes = new Intl.NumberFormat(language, { style: "unit", unit: "minute", unitDisplay: "long" });
  return {
    site,
    edition,
    sections,
    words: wordsIn(language),
    time(instant, exactly) {
      const at = new Date(instant);
      const hours = Math.min(Math.round((at.getTime() - Date.now()) / 3_600_000), 0);
      const text = exactly ? moment.format(at) : hours > -24 ? ago.format(hours, "hour") : day.format(at);
      return h("time", { datetime: instant, title: moment.format(at) }, text);
    },
    minutes: (count) => minutes.format(count),
  };
}

/** Fills the document's head, header and footer. */
export function frame(page: Page, title: string | null, domains: Domain[]): void {
  const { site, edition, words } = page;
  document.documentElement.lang = edition.language;
  document.documentElement.dir = edition.direction;
  document.title = title === null ? site.name : `${title} – ${site.name}`;
  document.querySelector(".skip")?.append(words.skip);
  document.querySelector("header")?.replaceChildren(...nodes(header(page, title === null)));
  document.querySelector("footer")?.replaceChildren(...nodes(footer(page, domains)));
}

function header({ site, edition, sections, words }: Page, isFront: boolean): Child[] {
  const today = new Intl.DateTimeFormat(edition.language, { dateStyle: "full", timeZone: site.timeZone });
  return [
    h(
      "div",
      { class: "ears" },
      h("span", { class: "today" }, today.format(new Date())),
      h("a", { class: "search", href: linkTo({ q: "" }) }, words.search),
      h(
        "nav",
        { "aria-label": words.editions },
        site.editions.map((other) =>
          h(
            "a",
            {
              href: linkTo({ edition: other.key }),
              lang: other.language,
              hreflang: other.language,
              dir: other.direction,
              "aria-current": other.key === edition.key && "true",
            },
            other.title,
          ),
        ),
      ),
    ),
    h(isFront ? "h1" : "p", { class: "name" }, h("a", { href: linkTo({}) }, site.name)),
    line("tagline", site.taglines[edition.language] ?? null),
    h(
      "nav",
      { class: "sections", "aria-label": words.sections },
      sections.map((section) => {
        const here = asked.get("section")?.split("/")[0] === section.path;
        return h("a", { href: linkTo({ section: section.path }), "aria-current": here && "true" }, section.name);
      }),
    ),
  ];
}

function footer({ site, edition, words }: Page, domains: Domain[]): Child[] {
  const notice = site.notices[edition.language];
  const addresses = domains.filter((domain) => domain.base !== null);
  const channels = site.channels.filter((channel) => channel.url !== null);
  return [
    h("p", { class: "name" }, site.name),
    addresses.length > 0 &&
      notice !== undefined &&
      h(
        "section",
        {},
        h("h2", {}, notice),
        list(addresses.map((domain) => h("a", { href: domain.base, dir: "ltr" }, domain.display.host))),
      ),
    channels.length > 0 &&
      h(
        "section",
        {},
        h("h2", {}, words.channels),
        list(channels.map((channel) => h("a", { href: channel.url, dir: "auto" }, channel.name))),
      ),
  ];
}

/** A list without bullets. */
export function list(items: Node[], name = "plain"): HTMLUListElement {
  return h(
    "ul",
    { class: name },
    items.map((item) => h("li", {}, item)),
  );
}

/** The way down to a section. */
export function breadcrumb(page: Page, crumbs: { path: string; name: string }[]): HTMLElement {
  return h(
    "nav",
    { class: "breadcrumb", "aria-label": page.words.breadcrumb },
    h(
      "ol",
      {},
      crumbs.map((crumb) => h("li", {}, h("a", { href: linkTo({ section: crumb.path }) }, crumb.name))),
    ),
  );
}

/** Whether an article is in the language of the page around it; if not, its texts say what they are. */
export function tongue(page: Page, article: Card): { lang: string | null; dir: string | null } {
  const foreign = article.language !== page.edition.language;
  return { lang: foreign ? article.language : null, dir: foreign ? article.direction : null };
}
