// What a finding says of itself in plain lines, for workbooks, text files and documents.
import { releasePaths } from '../../../paths/releases.ts';
import type { PressFinding } from '../../../services/press.ts';
import type { ShortMethods } from '../../method/short.ts';
import { say, type Reader } from '../../reader.ts';
import { questionLine, sourceLine } from '../../results/passport.ts';
import { heldIn, printedOf } from './told.ts';

export type Told = {
  /** Ready for print; null where its number is hidden. */
  readonly sentence: string | null;
  readonly question: string;
  readonly source: string;
  /** The short method of the newest wave. */
  readonly method: readonly string[];
  /** Which release and version, and under which address. */
  readonly release: string;
  readonly warnings: readonly string[];
};

const warningsOf = (reader: Reader, { version }: PressFinding): readonly string[] => [
  ...(version.state === 'public' ? [] : [reader.t('press:file.embargo')]),
  ...(version.isDemonstration ? [reader.t('results:chart.demo')] : []),
];

export const toldOf = (reader: Reader, found: PressFinding, methods: ShortMethods): Told => {
  const { t, paths, baseUrl } = reader;
  const { version } = found;
  const { question, newest } = heldIn(found);
  return {
    sentence: printedOf(reader, found)?.text ?? null,
    question: questionLine(reader, question),
    source: sourceLine(reader, question, question.waves),
    method: methods.get(newest.wave.name) ?? [],
    release: t('press:file.release', {
      ...{ release: version.release, version: version.number, title: say(reader, version.title) },
      address: `${baseUrl}${releasePaths(paths).releaseVersion(version.release, version.number)}`,
    }),
    warnings: warningsOf(reader, found),
  };
};

/** One under another. */
export const linesOf = ({
  sentence,
  question,
  source,
  method,
  release,
  warnings,
}: Told): readonly string[] => [
  ...warnings,
  ...(sentence === null ? [] : [sentence]),
  question,
  source,
  ...method,
  release,
];
