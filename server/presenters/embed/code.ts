// The code to put a finding into a page of another site: two lines to copy, with a height that is enough on the narrowest phone.
import { embedPaths } from '../../paths/embeds.ts';
import type { FrozenFinding } from '../../services/published.ts';
import { widthOf } from '../charts/measure.ts';
import type { Reader } from '../reader.ts';
import { gutter, shownHeight, widePageFrom, widestPage } from './pictures.ts';
import { embedWords, type EmbedWords } from './told.ts';

const narrowestPage = 320;
/** The letters of a reader's own machine may be wider than those that were measured. */
const wider = 1.12;
/** Signs in the three lines of method: as many as an address of two names and a weighting by five variables take. */
const methodSigns = 560;
/** What stands around the texts: rule, spaces, the row to unfold, version, links, the sign. */
const rest = { narrow: 196, wide: 164 } as const;

type Text = { readonly size: number; readonly line: number; readonly isBold?: boolean };

/** Measured once, and then stood in many widths. */
type Measured = { readonly width: number; readonly line: number };

const measured = (text: string, { size, line, isBold = false }: Text): Measured => ({
  width: widthOf(text, { size, isBold }) * wider,
  line,
});

const heightOf = ({ width, line }: Measured, page: number): number =>
  Math.ceil(width / (page - 2 * gutter) + 0.2) * line;

const small: Text = { size: 13, line: 18 };
const method = measured('н'.repeat(methodSigns), small);

/** Of a page of a width: rather too high than too low, since too high is empty paper and too low has to be scrolled. */
const heightsOf = ({ sentence, figure, source }: EmbedWords): ((page: number) => number) => {
  const texts = [
    measured(sentence, { size: 20, line: 26, isBold: true }),
    measured(figure.measure, { size: 14, line: 19 }),
    ...source.map(line => measured(line, small)),
    method,
  ];
  return page =>
    texts.reduce((sum, text) => sum + heightOf(text, page), 0) +
    shownHeight(figure.block, page) +
    (page < 480 ? rest.narrow : rest.wide);
};

const pages = Array.from({ length: (widestPage - narrowestPage) / 8 + 1 }, (_, at) => narrowestPage + 8 * at);

type Slope = { readonly start: number; readonly percent: number };

/** `start` pixels less so many per cent of the width: nowhere among these pages less than the page may need. */
const slopeOver = (height: (page: number) => number, some: readonly number[]): Slope => {
  const [first, last] = [some[0] ?? narrowestPage, some.at(-1) ?? widestPage];
  const slope = Math.max(0, (height(first) - height(last)) / Math.max(1, last - first));
  return {
    start: Math.ceil(Math.max(...some.map(page => height(page) + slope * page))),
    percent: Math.floor(100 * slope),
  };
};

/** What the frame must be high, by its width: one slope below `turn`, another from there on, where the wide drawing has room. */
const frameHeight = (words: EmbedWords) => {
  const turn = widePageFrom(words.figure.block);
  const height = heightsOf(words);
  const below = slopeOver(
    height,
    pages.filter(page => page < turn),
  );
  const above = slopeOver(
    height,
    pages.filter(page => page >= turn),
  );
  return { turn, below, above, narrow: below.start - Math.floor((below.percent / 100) * narrowestPage) };
};

const signs: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string): string => text.replaceAll(/[&<>"]/g, sign => signs[sign] ?? '');

/** The height follows the width by rules of style alone; where a site takes those away, the height of a phone remains. */
const frameOf = (
  address: string,
  { sentence }: EmbedWords,
  frame: ReturnType<typeof frameHeight>,
): string => {
  const { turn, below, above, narrow } = frame;
  const slope = ({ start, percent }: Slope): string => `calc(${start}px - ${percent}%)`;
  const height = `clamp(${slope(above)},calc((${turn}px - 100%)*999),${slope(below)})`;
  return [
    `<div style="max-width:${widestPage}px">`,
    `<div style="position:relative;height:0;padding-bottom:${narrow}px;padding-bottom:${height}">`,
    `<iframe src="${escaped(address)}" title="${escaped(sentence)}" width="100%" height="${narrow}"`,
    ' style="position:absolute;top:0;left:0;width:100%;height:100%;border:0" loading="lazy"></iframe>',
    '</div></div>',
  ].join('');
};

type Embeddable = {
  readonly finding: FrozenFinding;
  /** The id of the version that is shown: `2013-1.2`. */
  readonly version: string;
};

/** Null where nothing of the finding could be drawn. */
export const embedCode = (reader: Reader, { finding, version }: Embeddable) => {
  const words = embedWords(reader, finding);
  if (!words) return null;
  const { t, paths, baseUrl } = reader;
  const { embed, frozenEmbed } = embedPaths(paths);
  const frame = frameHeight(words);
  const code = (path: string): string => frameOf(`${baseUrl}${path}`, words, frame);
  return {
    id: `embed-${finding.id}`,
    heading: t('embed:code.heading', { chart: t(`releases:chart.${finding.chart}`) }),
    advice: t('embed:code.advice'),
    copied: t('embed:code.copied'),
    kinds: [
      {
        ...{ kind: 'live', label: t('embed:code.live'), about: t('embed:code.live_about') },
        ...{ href: embed(finding.id), code: code(embed(finding.id)), copy: t('embed:code.copy_live') },
      },
      {
        ...{ kind: 'frozen', label: t('embed:code.frozen'), about: t('embed:code.frozen_about') },
        href: frozenEmbed(finding.id, version),
        ...{ code: code(frozenEmbed(finding.id, version)), copy: t('embed:code.copy_frozen') },
      },
    ],
    look: t('embed:code.look'),
  };
};

export type EmbedCode = NonNullable<ReturnType<typeof embedCode>>;
