// The log of what staff did: newest first, chosen by person or act.
import { peoplePaths } from '../../../paths/people.ts';
import type { Asked, LogLine, LogPage } from '../../../services/audit.ts';
import { date } from '../../dates.ts';
import type { Reader } from '../../reader.ts';
import { titled } from '../form.ts';
import { presentFrame, type Visit } from '../frame.ts';
import { actGroups } from './acts.ts';

const presentLine = ({ t, language }: Reader, { sequence, day, time, who, what, object }: LogLine) => ({
  sequence,
  when: `${date(day, language)}, ${time}`,
  // a failed sign-in is anybody's; whatever else has no account was done by a command on the server
  who: who ?? t(`people:log.${what === 'sign_in_failed' ? 'stranger' : 'server'}`),
  what: t(`people:act.${what}`),
  object: object === 'unknown' ? t('people:log.unknown') : object,
});

type Choice = { readonly value: string; readonly label: string };
/** Without a label, the choices stand before all groups. */
type Group = { readonly label: string | null; readonly choices: readonly Choice[] };

const select = ({ t }: Reader, name: string, chosen: string | undefined, groups: readonly Group[]) => ({
  name,
  label: t(`people:log.${name}`),
  groups: [{ label: null, choices: [{ value: '', label: t('people:log.all') }] }, ...groups].map(
    ({ label, choices }) => ({
      label,
      options: choices.map(choice => ({ ...choice, isChosen: choice.value === (chosen ?? '') })),
    }),
  ),
});

/** The same page of the log, further back. */
const olderAddress = (address: string, { who, what }: Asked, last: number): string => {
  const query = new URLSearchParams({
    ...(who === undefined ? {} : { who }),
    ...(what === undefined ? {} : { what }),
    before: String(last),
  });
  return `${address}?${query.toString()}`;
};

const isChosen = ({ who, what }: Asked): boolean => who !== undefined || what !== undefined;

const presentFilter = (reader: Reader, asked: Asked, { people, acts }: LogPage) => {
  const { t } = reader;
  const paths = peoplePaths(reader.paths);
  return {
    action: paths.log(),
    submit: t('people:log.filter'),
    clear: isChosen(asked) ? { href: paths.log(), label: t('people:log.clear') } : null,
    selects: [
      select(reader, 'who', asked.who, [
        { label: null, choices: people.map(({ id, name }) => ({ value: id, label: name })) },
      ]),
      select(
        reader,
        'what',
        asked.what,
        actGroups.map(group => ({
          label: t(`people:area.${group.area}`),
          choices: group.acts
            .filter(act => acts.includes(act))
            .map(act => ({ value: act, label: t(`people:act.${act}`) })),
        })),
      ),
    ],
  };
};

const presentOlder = ({ t, paths }: Reader, asked: Asked, { lines, hasMore }: LogPage) => {
  const last = lines.at(-1)?.sequence;
  return hasMore && last !== undefined
    ? { href: olderAddress(peoplePaths(paths).log(), asked, last), label: t('people:log.older') }
    : null;
};

export const presentLog = (visit: Visit, asked: Asked, log: LogPage) => {
  const { reader } = visit;
  const { t } = reader;
  const paths = peoplePaths(reader.paths);
  const heading = t('people:log.heading');
  return {
    frame: presentFrame(visit, paths.log()),
    title: titled(reader, heading),
    heading,
    lead: t('people:log.lead'),
    check: { action: paths.logCheck(), submit: t('people:log.check') },
    filter: presentFilter(reader, asked, log),
    columns: {
      when: t('people:column.when'),
      who: t('people:log.who'),
      what: t('people:log.what'),
      object: t('people:column.object'),
    },
    rows: log.lines.map(line => presentLine(reader, line)),
    empty: t(isChosen(asked) ? 'people:log.none_chosen' : 'people:log.none'),
    older: presentOlder(reader, asked, log),
  };
};
