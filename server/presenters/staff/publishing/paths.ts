// The paths of a draft: the graph of its pages with what leads where, how long the ways take, and the same as a table.
import type { Stop } from '../../../../surveys/paths.ts';
import { conditionInWords } from '../../../../surveys/paths-words.ts';
import type { PathGraph, PathNode } from '../../../../surveys/path-graph.ts';
import type { Walked } from '../../../../surveys/examine.ts';
import type { Questionnaire } from '../../../../surveys/schema.ts';
import { publishingPaths } from '../../../paths/publishing.ts';
import { questionnairePaths } from '../../../paths/questionnaires.ts';
import type { CheckedDraft } from '../../../services/publishing.ts';
import { percent } from '../../format.ts';
import { say, type Reader } from '../../reader.ts';
import type { Visit } from '../frame.ts';
import { presentHead, staffLanguage } from './head.ts';
import { drawingOf, type Box, type Line } from './pathDrawing.ts';
import { brief, pageLabel, questionNumber } from './places.ts';

type About = { readonly reader: Reader; readonly document: Questionnaire };

const shareInWords = ({ language }: Reader, share: number): string => percent(share, language);

/** Conditions with questions called by their numbers. */
export const conditionsInWords = ({ reader, document }: About, conditions: readonly string[]): string => {
  const language = staffLanguage(reader);
  const called = (id: string): string => {
    const number = questionNumber(document, id);
    return number === undefined ? id : reader.t('publishing:paths.question', { number });
  };
  const words = conditions.map(each => conditionInWords(each, document, language, called));
  return words.length > 1
    ? words.map(each => `(${each})`).join(reader.t('publishing:paths.and'))
    : (words[0] ?? '');
};

const numbersOf = ({ from, to }: PathNode): string => (from === to ? String(from) : `${from}–${to}`);

const nodeName = ({ reader }: About, { name, first }: PathNode): string =>
  brief(say(reader, name ?? first), 32);

const nodeNote = ({ reader }: About, node: PathNode): string => {
  const { t } = reader;
  if (node.isUnreachable) return t('publishing:paths.unreachable');
  if (node.share === 0) return t('publishing:paths.nobody');
  const questions = t('publishing:paths.questions', { count: node.questions });
  return `${questions} · ${shareInWords(reader, node.share)}`;
};

const presentBox = (about: About, { node, x, y, width, height }: Box) => {
  const { t } = about.reader;
  const tone = node?.isUnreachable ? 'closed' : node?.share === 0 ? 'unmet' : 'plain';
  const words = node && conditionsInWords(about, node.conditions);
  const condition =
    node?.kind === 'each'
      ? t('publishing:paths.each')
      : words
        ? t('publishing:paths.if', { words: brief(words, 88) })
        : null;
  return {
    ...{ x, y, width, height, tone },
    name: node ? `${numbersOf(node)}. ${nodeName(about, node)}` : t('publishing:paths.end'),
    note: node ? nodeNote(about, node) : t('publishing:paths.end_note'),
    condition: condition && { x: x + 38, y: y - 9, words: condition },
  };
};

const presentLine = ({ reader }: About, { edge, path, thickness, label }: Line) => ({
  ...{ path, thickness },
  label: label && {
    ...label,
    words:
      label.anchor === 'end'
        ? reader.t('publishing:paths.otherwise', { share: shareInWords(reader, edge.share) })
        : shareInWords(reader, edge.share),
  },
});

const presentDrawing = (about: About, graph: PathGraph) => {
  const { width, height, boxes, lines } = drawingOf(graph);
  const closed = graph.nodes.filter(({ isUnreachable }) => isUnreachable);
  return {
    ...{ width, height },
    label: about.reader.t('publishing:paths.drawing', { count: graph.nodes.length, ways: graph.ways }),
    about:
      closed.length > 0
        ? about.reader.t('publishing:paths.closed', { pages: closed.map(numbersOf).join(', ') })
        : about.reader.t('publishing:paths.all_reachable'),
    boxes: boxes.map(box => presentBox(about, box)),
    lines: lines.map(line => presentLine(about, line)),
  };
};

const onwardInWords = ({ reader, document }: About, { routes, share }: Stop): string => {
  if (share === 0) return '—';
  const names = routes.slice(0, 4).map(route => {
    const at = document.pages.findIndex(({ id }) => id === route.page) + 1;
    const to = at === 0 ? reader.t('publishing:paths.end') : String(at);
    return routes.length === 1 ? to : `${to}: ${shareInWords(reader, route.share)}`;
  });
  const left = routes.length - names.length;
  return [...names, ...(left > 0 ? [reader.t('publishing:paths.more_routes', { count: left })] : [])].join(
    ', ',
  );
};

const presentTable = (about: About, stops: readonly Stop[]) => {
  const { reader, document } = about;
  const { t } = reader;
  const to = questionnairePaths(reader.paths);
  return {
    heading: t('publishing:paths.table'),
    caption: t('publishing:paths.caption'),
    columns: (['page', 'condition', 'share', 'onward'] as const).map(name =>
      t(`publishing:paths.column.${name}`),
    ),
    rows: stops.map(stop => ({
      label: pageLabel(reader, document, stop.page),
      href: to.draftItem(document.id, `page-${stop.page}`),
      condition: conditionsInWords(about, stop.conditions) || t('publishing:paths.everybody'),
      share: stop.isUnreachable ? t('publishing:paths.unreachable') : shareInWords(reader, stop.share),
      isClosed: stop.isUnreachable,
      onward: onwardInWords(about, stop),
    })),
  };
};

const wholeMinutes = (minutes: number): number => Math.max(1, Math.round(minutes));

const minutesInWords = ({ t }: Reader, { minutes }: Walked): string =>
  t('publishing:paths.minutes', {
    shortest: wholeMinutes(minutes.shortest),
    median: wholeMinutes(minutes.median),
    longest: wholeMinutes(minutes.longest),
  });

export const presentPaths = (visit: Visit, { draft, examination }: CheckedDraft) => {
  const { reader } = visit;
  const { t } = reader;
  const about = { reader, document: draft.document };
  const { walked } = examination;
  return {
    ...presentHead(visit, draft, { view: 'paths', heading: t('publishing:paths.heading') }),
    minutes: walked && minutesInWords(reader, walked),
    ways: walked && t('publishing:paths.ways', { count: walked.graph.ways, respondents: walked.respondents }),
    broken: walked ? null : t('publishing:paths.broken'),
    checks: { href: publishingPaths(reader.paths).checks(draft.id), label: t('publishing:paths.to_checks') },
    drawing: walked && presentDrawing(about, walked.graph),
    table: walked && presentTable(about, walked.stops),
  };
};
