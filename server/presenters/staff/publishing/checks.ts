// The checks of a draft: findings gathered by their rule, each with its place, its remedy and, for warnings, the tick that accepts it.
import { rules } from '../../../../surveys/checker.ts';
import type { CheckedDraft, CheckedFinding, Counts } from '../../../services/publishing.ts';
import { publishingPaths } from '../../../paths/publishing.ts';
import { questionnairePaths } from '../../../paths/questionnaires.ts';
import type { Reader } from '../../reader.ts';
import type { Visit } from '../frame.ts';
import { inForms } from '../questionnaires/inForms.ts';
import { presentHead, staffLanguage } from './head.ts';
import { itemOf, placeLink } from './places.ts';

/** Places of one rule beyond these are folded away. */
const openPlaces = 6;

export const countsInWords = ({ t }: Reader, { errors, warnings, accepted }: Counts): string => {
  const open = [
    ...(errors > 0 ? [t('publishing:checks.errors', { count: errors })] : []),
    ...(warnings > 0 ? [t('publishing:checks.warnings', { count: warnings })] : []),
    ...(accepted > 0 ? [t('publishing:checks.accepted', { count: accepted })] : []),
  ];
  return open.length === 0 ? t('publishing:checks.clean') : open.join(', ');
};

const presentFinding = (reader: Reader, { draft }: CheckedDraft, finding: CheckedFinding) => {
  const language = staffLanguage(reader);
  const { t } = reader;
  const place = placeLink(reader, draft.document, finding);
  const message = inForms(reader, finding.message[language]);
  const tick =
    finding.severity === 'warning'
      ? {
          key: finding.key,
          act: finding.accepted ? 'reopen' : 'accept',
          label: t(finding.accepted ? 'publishing:checks.reopen' : 'publishing:checks.accept'),
          about: `${message}. ${place.label}`,
        }
      : null;
  return { place, message, tick, isAccepted: finding.accepted !== null };
};

type Group = { readonly code: string; readonly findings: readonly CheckedFinding[] };

const groupsOf = (findings: readonly CheckedFinding[]): readonly Group[] => {
  const groups = new Map<string, CheckedFinding[]>();
  for (const finding of findings) groups.set(finding.code, [...(groups.get(finding.code) ?? []), finding]);
  return [...groups].map(([code, all]) => ({ code, findings: all }));
};

/** What the rule is about; `surveys/checker.ts` names every code once. */
const sentenceOf = (code: string, language: 'ru' | 'en'): string =>
  rules.find(rule => rule.code === code)?.about[language] ?? code;

const presentGroup = (reader: Reader, checked: CheckedDraft, { code, findings }: Group, mayTick: boolean) => {
  const language = staffLanguage(reader);
  const [first] = findings;
  const remedies = new Set(findings.map(({ remedy }) => remedy[language]));
  const items = findings.map(finding => ({
    ...presentFinding(reader, checked, finding),
    remedy: remedies.size > 1 ? inForms(reader, finding.remedy[language]) : null,
  }));
  return {
    code,
    heading: sentenceOf(code, language),
    tone: first?.severity === 'error' ? 'error' : first?.severity === 'warning' ? 'warning' : 'advice',
    remedy: remedies.size > 1 ? null : inForms(reader, first?.remedy[language] ?? ''),
    shown: items.slice(0, openPlaces),
    folded:
      items.length > openPlaces
        ? {
            label: reader.t('publishing:checks.more', { count: items.length - openPlaces }),
            items: items.slice(openPlaces),
          }
        : null,
    all:
      mayTick && items.length > 1
        ? { code, label: reader.t('publishing:checks.accept_all', { count: items.length }) }
        : null,
  };
};

const presentSections = (reader: Reader, checked: CheckedDraft) => {
  const { findings } = checked;
  const all = {
    error: findings.filter(({ severity }) => severity === 'error'),
    warning: findings.filter(({ severity, accepted }) => severity === 'warning' && !accepted),
    accepted: findings.filter(({ accepted }) => accepted),
    advice: findings.filter(({ severity }) => severity === 'advice'),
  };
  return (['error', 'warning', 'accepted', 'advice'] as const)
    .filter(name => all[name].length > 0)
    .map(name => ({
      name,
      heading: reader.t(`publishing:checks.section.${name}`, { count: all[name].length }),
      lead: reader.t(`publishing:checks.lead.${name}`),
      groups: groupsOf(all[name]).map(group => presentGroup(reader, checked, group, name === 'warning')),
    }));
};

/** The primary step: to the first thing to mend, or on to publishing. */
const nextStep = (reader: Reader, { draft, findings, counts }: CheckedDraft) => {
  const to = publishingPaths(reader.paths);
  const [first] = findings;
  return counts.errors > 0 && first
    ? {
        href: questionnairePaths(reader.paths).draftItem(draft.id, itemOf(first)),
        label: reader.t('publishing:checks.mend'),
      }
    : { href: to.publish(draft.id), label: reader.t('publishing:checks.to_publish') };
};

export const presentChecks = (visit: Visit, checked: CheckedDraft) => {
  const { reader } = visit;
  const { t } = reader;
  const { draft, counts, examination } = checked;
  return {
    ...presentHead(visit, draft, { view: 'checks', heading: t('publishing:checks.heading') }),
    action: publishingPaths(reader.paths).checks(draft.id),
    counts: countsInWords(reader, counts),
    note: examination.walked === null ? t('publishing:checks.not_walked') : t('publishing:checks.note'),
    next: nextStep(reader, checked),
    empty: checked.findings.length === 0 ? t('publishing:checks.empty') : null,
    sections: presentSections(reader, checked),
    words: { remedy: t('publishing:checks.remedy') },
  };
};
