// The findings of a release at the desk: as the public will read them once they are frozen; of a draft, with what may come to it.
import { releasePaths } from '../../../paths/releases.ts';
import { can } from '../../../roles.ts';
import type { FrozenFinding, ReleaseLook } from '../../../services/releases.ts';
import type { FindingFigure } from '../../figures/figureOf.ts';
import { say, type Reader } from '../../reader.ts';
import { frozenFigure, frozenSentence } from '../../releases/told.ts';
import type { Readers } from './finding.ts';
import { aboutFinding, nameOfFinding, type ListedFinding } from './findings.ts';
import type { Who } from './step.ts';

export type Chosen = {
  readonly look: ReleaseLook;
  /** Of a draft: its findings with the questions they are about. */
  readonly drafted: readonly ListedFinding[];
  /** Of a draft: the findings that may come to it, the newest first. */
  readonly addable: readonly ListedFinding[];
  readonly readers: Readers;
};

/** As the public will read it, in both languages, with the chart: nobody vouches for what they have not seen. */
const frozen = (reader: Reader, readers: Readers, [finding, at]: readonly [FrozenFinding, number]) => {
  const [question] = finding.content.questions;
  const newest = question?.waves.at(-1);
  const figureFor = (own: Reader): FindingFigure | null => frozenFigure(own, finding, `finding-${at + 1}`);
  return {
    text: frozenSentence(reader, finding, figureFor(reader)),
    others: (['ru', 'en'] as const)
      .filter(language => language !== reader.language)
      .map(language => ({
        language,
        text: frozenSentence(readers[language], finding, figureFor(readers[language])),
      })),
    about: [
      ...(question ? [say(reader, question.survey.title)] : []),
      ...(newest ? [reader.t('results:page.wave', { wave: newest.wave.name })] : []),
      reader.t(`releases:chart.${finding.chart}`),
    ].join(' · '),
    figure: figureFor(reader),
    id: finding.id,
    href: null,
  };
};

const drafted = (reader: Reader, listed: ListedFinding, mayEdit: boolean) => ({
  id: listed.finding.id,
  text: nameOfFinding(reader, listed),
  about: aboutFinding(reader, listed),
  figure: null,
  others: [],
  href: mayEdit ? releasePaths(reader.paths).finding(listed.finding.id) : null,
});

/** More would hide the page below them: the rest is at the list of findings. */
const mostOffered = 30;

const presentOffer = (reader: Reader, addable: readonly ListedFinding[]) => ({
  heading: reader.t('releases:release.offer', { count: addable.length }),
  rows: addable.slice(0, mostOffered).map(each => drafted(reader, each, true)),
  submit: reader.t('releases:release.put_in'),
  more: { href: releasePaths(reader.paths).findings(), label: reader.t('releases:release.add') },
});

export const presentChosen = (reader: Reader, part: Chosen, who: Who) => {
  const { look, drafted: listed, addable, readers } = part;
  const { t, paths } = reader;
  const mayEdit = can(who.role, 'analyse');
  const isDraft = look.newest.state === 'draft';
  const items = look.snapshot
    ? look.snapshot.findings.map((finding, at) => frozen(reader, readers, [finding, at]))
    : listed.map(finding => drafted(reader, finding, mayEdit));
  return {
    heading: t('releases:release.findings', { count: items.length }),
    items,
    note: isDraft && items.length > 0 ? t('releases:release.not_frozen') : null,
    empty: items.length === 0 && isDraft ? t('releases:release.no_findings') : null,
    arrange:
      isDraft && mayEdit
        ? {
            action: releasePaths(paths).move(look.id, 'edit'),
            revision: String(look.newest.revision),
            up: t('releases:release.up'),
            remove: t('releases:release.take_out'),
          }
        : null,
    add: isDraft && mayEdit ? presentOffer(reader, addable) : null,
  };
};
