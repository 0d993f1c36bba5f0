/** Every page is `?` and what it shows, such as `?article=SLUG`, so that any folder on any server will do. */
export interface Place {
  article?: string;
  section?: string | null;
  collection?: string;
  tag?: string | null;
  author?: string | null;
  q?: string;
  edition?: string;
}

/** What the address of this page asks for. */
export const asked = new URLSearchParams(location.search);

/** Stays in what follows: the edition that is read, and the API if it was named in the address. */
const kept = new URLSearchParams([...asked].filter(([name]) => name === "edition" || name === "api"));

/** Makes links from here on stay in an edition. */
export function stayIn(edition: string): void {
  kept.set("edition", edition);
}

/** The address of a page. */
export function linkTo(place: Place): string {
  const query = new URLSearchParams(Object.entries(place).filter(([, value]) => value !== null));
  for (const [name, value] of kept) {
    if (!query.has(name)) query.set(name, value);
  }
  return `?${query}`;
}
