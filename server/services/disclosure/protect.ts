// Disclosure control over all contents of a release together, with everything that was published before: what would tell of fewer than
// ten people is taken out, and it is said what was taken and why.
import { complementarySuppression } from '../../../analysis/index.ts';
import type { Content } from '../results/content.ts';
import { smallestCount } from '../results/disclosure.ts';
import { coarsened } from './coarsen.ts';
import { tellingBases, tellingChanges, type WaveSize } from './differences.ts';
import { baseKey, type Audience } from './keys.ts';
import { asTables, audienceOf, linked, type Assumption, type Linked } from './linked.ts';
import { redacted, type HiddenParts } from './redact.ts';
import { dear } from './register.ts';
import { tablesOf, type Table } from './tables.ts';
import { publishedBefore, tableName } from './versions.ts';

export type { WaveSize } from './differences.ts';

/**
 * `sums`: a smaller count would follow from it by subtraction. `base`: the base differs by fewer than ten people from another, or from
 * all who answered the wave.
 * `correction`: the numbers published before, and these, would tell what those few said who came or went in between.
 */
export type Reason = 'sums' | 'base' | 'correction';

export type Withheld = {
  readonly survey: string;
  readonly question: string;
  /** Id of the wave. */
  readonly wave: string;
  readonly group: { readonly by: string; readonly code: string } | null;
  /** An answer; `number`: the one the question is about; `table`: all of it. */
  readonly what: { readonly code: string } | 'number' | 'table';
  readonly reason: Reason;
};

export type Protection = {
  readonly contents: readonly Content[];
  /** What was shown in the contents as they came, and is not any more. */
  readonly withheld: readonly Withheld[];
  /** Counts of fewer than ten that follow from what is published already, whatever is hidden now: how many of each table. */
  readonly exposed: readonly (Omit<Withheld, 'what' | 'reason'> & { readonly count: number })[];
};

type Found = {
  readonly isHidden: readonly boolean[];
  readonly reasonOf: (place: number) => Reason;
  readonly exposed: ReadonlySet<number>;
};

const hideBefore = (
  { book }: Linked,
  keys: ReadonlySet<string>,
): { readonly hidden: Set<number>; readonly late: number[] } => {
  const hidden = new Set<number>();
  const late: number[] = [];
  for (const key of keys) {
    const place = book.find(key);
    if (place === undefined || book.valueAt(place) === null) continue;
    if (!book.hide(place)) late.push(place);
    hidden.add(place);
    for (const carried of book.counts[place]!.carries) hidden.add(carried);
  }
  return { hidden, late };
};

type Before = {
  readonly now: readonly Table[];
  readonly same: readonly Table[];
  readonly audience: Audience;
  /** Keys of what must go before any sum is looked at. */
  readonly changes: ReadonlySet<string>;
  readonly bases: ReadonlySet<string>;
};

/** `hidden`: what the search under another assumption has hidden; tables have the same places in both. */
const searchUnder = (before: Before, assumption: Assumption, hidden: readonly boolean[]) => {
  const system = linked(before.now, before.same, before.audience, assumption);
  const changes = hideBefore(system, before.changes);
  const bases = hideBefore(system, before.bases);
  for (let place = 0; place < Math.min(system.size, hidden.length); place++)
    if (hidden[place]) system.book.counts[place]!.value = null;
  const found = complementarySuppression(asTables(system), {
    ...{ small: smallestCount, protection: smallestCount, dear },
  });
  const reasonOf = (place: number): Reason =>
    changes.hidden.has(place) ? 'correction' : bases.hidden.has(place) ? 'base' : 'sums';
  const exposed = new Set([...found.exposed, ...changes.late, ...bases.late]);
  return { system, found: { isHidden: found.isHidden, reasonOf, exposed } satisfies Found };
};

const search = (
  now: readonly Table[],
  published: readonly (readonly Table[])[],
  sizes: readonly WaveSize[],
) => {
  const { same, other } = publishedBefore(now, published);
  const audience = audienceOf([...same, ...now]);
  const changes = tellingChanges(now, other, audience);
  const bases = tellingBases(now, { published: [...same, ...other], sizes }, audience);
  const before = { now, same, audience, changes, bases };
  const first = searchUnder(before, { isDoubtful: false }, []);
  const second = searchUnder(before, { isDoubtful: true }, first.found.isHidden);
  return { ...second, audience };
};

type Searched = ReturnType<typeof search>;

const partsOf = ({ system, audience, found }: Searched, table: Table): HiddenParts => {
  const places = system.placed.get(table)!;
  const base = system.book.find(baseKey(audience(table), table, 'people'));
  const isHidden = (place: number | null | undefined): boolean =>
    typeof place === 'number' && found.isHidden[place] === true;
  return {
    isWhole: isHidden(base),
    codes: new Set([...places.cells].filter(([, place]) => isHidden(place)).map(([code]) => code)),
    isFocus: isHidden(places.focus),
  };
};

const aboutOf = ({ survey, question, wave, group }: Table) => ({ survey, question, wave, group });

const withheldIn = (searched: Searched, table: Table): readonly Withheld[] => {
  const { isWhole, codes, isFocus } = partsOf(searched, table);
  const { system, found } = searched;
  const places = system.placed.get(table)!;
  const told = (what: Withheld['what'], place: number): Withheld => ({
    ...aboutOf(table),
    what,
    reason: found.reasonOf(place),
  });
  if (isWhole) return table.base ? [told('table', places.people)] : [];
  const cells = table.cells.filter(({ code, estimate }) => estimate && codes.has(code));
  return [
    ...cells.map(({ code }) => told({ code }, places.cells.get(code)!)),
    ...(isFocus && table.focus.estimate ? [told('number', places.focus!)] : []),
  ];
};

const exposedIn = ({ system, found }: Searched, table: Table): Protection['exposed'] => {
  const { people, cells, focus } = system.placed.get(table)!;
  const own = new Set([people, ...cells.values(), ...(focus === null ? [] : [focus])]);
  const count = [...own].filter(place => found.exposed.has(place)).length;
  return count === 0 ? [] : [{ ...aboutOf(table), count }];
};

const onceEach = (tables: readonly Table[]): readonly Table[] => [
  ...new Map(tables.map(table => [tableName(table), table])).values(),
];

/**
 * `published`: all contents that anybody could ever see, of other releases and of earlier versions of this one, withdrawn ones too;
 * oldest first. `sizes`: of every wave in the contents. The contents that come back are in the order of those given, and are what is frozen.
 */
export const protect = (
  contents: readonly Content[],
  published: readonly Content[],
  sizes: readonly WaveSize[] = [],
): Protection => {
  const tables = contents.map(tablesOf);
  const now = tables.flat();
  const searched = search(now, published.map(tablesOf), sizes);
  return {
    contents: contents.map((content, at) =>
      coarsened(
        redacted(
          content,
          tables[at]!.map(table => partsOf(searched, table)),
        ),
      ),
    ),
    withheld: onceEach(now).flatMap(table => withheldIn(searched, table)),
    exposed: onceEach(now).flatMap(table => exposedIn(searched, table)),
  };
};
