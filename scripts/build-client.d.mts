// Types of build-client.mjs for tests.

/** Logical name of an asset -> the address it is served at. */
export type Manifest = Readonly<Record<string, string>>;

export function buildClient(options?: { minify?: boolean; outputFolder?: string }): Promise<Manifest>;
/** The files an entry of client/ is made of, as paths from the project's folder. */
export function inputsOf(entry: string): Promise<string[]>;
export function watchClient(): Promise<void>;
