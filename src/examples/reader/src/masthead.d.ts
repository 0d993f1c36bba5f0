// The types of the client in ../../javascript, which the build puts beside what is compiled.

export interface Answer {
  key: string;
  url: string;
  status: number;
  ok: boolean;
  json: unknown;
  isStale: boolean;
}

export interface Store {
  get(name: string): string | null | undefined;
  set(name: string, text: string): unknown;
}

export interface Options {
  root: string;
  manifest?: string;
  home?: string;
  store?: Store;
  cache?: Store;
  country?: string;
  network?: string;
  tor?: boolean;
  report?: (refused: { outcome: string; url: string; detail: string }) => void;
}

export class Publication {
  static open(options: Options): Promise<Publication>;
  get(path: string, ask?: { edition?: string; headers?: Record<string, string>; signal?: AbortSignal }): Promise<Answer>;
  refresh(): Promise<void>;
  readonly isOld: boolean;
}

export function browserStore(name?: string): Store;
