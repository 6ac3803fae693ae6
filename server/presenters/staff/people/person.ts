// One colleague: what they may do, and what an administrator can do for them.
import { peoplePaths } from '../../../paths/people.ts';
import type { Person, PersonMove } from '../../../services/people.ts';
import { date } from '../../dates.ts';
import type { Reader } from '../../reader.ts';
import { presentFields, titled } from '../form.ts';
import { presentFrame, type Visit } from '../frame.ts';
import { factorsInWords, roleOptions, stateTag } from './list.ts';

type Shown = {
  readonly person: Person;
  /** Of the link just made; it is shown this once. */
  readonly token: string | null;
  readonly isOneself: boolean;
};

const movesFor = ({ person, isOneself }: Shown): readonly PersonMove[] => {
  if (isOneself) return [];
  if (person.state === 'disabled') return ['enable'];
  const hasFactors = person.hasCodes || person.passkeys > 0;
  return [
    'link',
    ...(hasFactors ? (['remove-factors'] as const) : []),
    ...(person.state === 'active' ? (['sign-out'] as const) : []),
    'disable',
  ];
};

const presentMove = (reader: Reader, { id, name, state }: Person, move: PersonMove) => {
  const { t } = reader;
  const key = move === 'link' && state === 'invited' ? 'invite_again' : move.replace('-', '_');
  return {
    name: t(`people:move.${key}.name`),
    text: t(`people:move.${key}.text`),
    submit: t(`people:move.${key}.submit`, { name }),
    isDanger: move === 'disable' || move === 'remove-factors',
    action: peoplePaths(reader.paths).personMove(id, move),
  };
};

const presentLink = (
  { t, paths, baseUrl, nonce, asset }: Reader,
  { state, name }: Person,
  token: string,
) => ({
  heading: t('people:link.heading'),
  lead: t(`people:link.${state === 'invited' ? 'invited' : 'forgotten'}`, { name }),
  address: `${baseUrl}${peoplePaths(paths).join(token)}`,
  copy: t('people:link.copy'),
  copied: t('people:link.copied'),
  script: { src: asset('copying.js'), nonce },
});

const presentFacts = (reader: Reader, person: Person) => {
  const { t, language } = reader;
  return [
    { name: t('staff:field.email'), value: person.email },
    { name: t('people:column.factors'), value: factorsInWords(reader, person) },
    {
      name: t('people:column.signed_in'),
      value: person.signedInOn ? date(person.signedInOn, language) : t('people:never'),
    },
  ];
};

const presentRole = (reader: Reader, person: Person, isOneself: boolean) => {
  const { t } = reader;
  return {
    heading: t('people:field.role'),
    own: isOneself ? t('people:role_own', { role: t(`staff:role.${person.role}`) }) : null,
    form: {
      action: peoplePaths(reader.paths).personRole(person.id),
      submit: t('people:role_submit'),
      ...presentFields(reader, [
        {
          name: 'role',
          type: 'select',
          label: t('people:role_may'),
          value: person.role,
          options: roleOptions(reader),
        },
      ]),
    },
  };
};

export const presentPerson = (visit: Visit, shown: Shown) => {
  const { reader } = visit;
  const { person, token, isOneself } = shown;
  const { t } = reader;
  const paths = peoplePaths(reader.paths);
  return {
    frame: presentFrame(visit, paths.people()),
    title: titled(reader, person.name),
    back: { href: paths.people(), label: t('people:list.heading') },
    heading: person.name,
    state: stateTag(reader, person),
    facts: presentFacts(reader, person),
    link: token === null ? null : presentLink(reader, person, token),
    role: presentRole(reader, person, isOneself),
    actions: t('people:actions'),
    own: isOneself ? { href: paths.account(), label: t('people:own_account') } : null,
    moves: movesFor(shown).map(move => presentMove(reader, person, move)),
  };
};
