// The next step of a release for whoever looks: one primary button, or whom it waits for.
import { releasePaths, type ReleaseMove } from '../../../paths/releases.ts';
import { can, type Role } from '../../../roles.ts';
import type { ReleaseLook } from '../../../services/releases.ts';
import type { Reader } from '../../reader.ts';
import { stateName } from './state.ts';

export type Who = { readonly id: string; readonly role: Role };

/** What was typed into a form that was refused, by the names of its fields. */
export type TypedFields = Readonly<Record<string, string>>;

type Field = {
  readonly name: string;
  readonly kind: 'text' | 'date' | 'time';
  readonly label: string;
  readonly value: string;
  readonly hint: string | null;
};

export type MoveForm = {
  readonly move: ReleaseMove;
  readonly action: string;
  readonly hash: string;
  readonly text: string;
  readonly fields: readonly Field[];
  readonly submit: string;
  readonly tone: 'primary' | 'second' | 'danger';
};

type Asked = {
  readonly reader: Reader;
  readonly look: ReleaseLook;
  readonly who: Who;
  readonly typed: TypedFields;
};

const form = (
  { reader, look, typed }: Asked,
  move: ReleaseMove,
  tone: MoveForm['tone'],
  fields: readonly Omit<Field, 'label' | 'value' | 'hint'>[] = [],
): MoveForm => ({
  ...{ move, tone, hash: look.newest.hash ?? '' },
  action: releasePaths(reader.paths).move(look.id, move),
  text: reader.t(`releases:move.${move}.text`),
  fields: fields.map(field => ({
    ...field,
    label: reader.t(`releases:move.${move}.${field.name}`),
    value: typed[field.name] ?? '',
    hint: null,
  })),
  submit: reader.t(`releases:move.${move}.submit`, { release: look.id }),
});

const words = (name: string): Omit<Field, 'label' | 'value' | 'hint'> => ({ name, kind: 'text' });
const embargo = [
  { name: 'day', kind: 'date' },
  { name: 'time', kind: 'time' },
] as const;

/** Forms for this person now; the first is the step to take, if it is a primary one. */
const formsFor = (asked: Asked): readonly MoveForm[] => {
  const { look, who } = asked;
  const may = (permission: Parameters<typeof can>[1]): boolean => can(who.role, permission);
  const isProposer = look.newest.proposed?.who === who.id;
  const back = form(asked, 'return', 'second', [words('remark')]);
  switch (stateName(look)) {
    case 'draft':
      return may('analyse') && look.findings.length > 0 ? [form(asked, 'propose', 'primary')] : [];
    case 'proposed':
      if (!may('approve_releases')) return [];
      return isProposer ? [back] : [form(asked, 'approve', 'primary'), back];
    case 'approved':
      return [
        ...(may('publish_releases') && look.blocks.length === 0
          ? [form(asked, 'publish', 'primary', embargo)]
          : []),
        ...(may('approve_releases') ? [back] : []),
      ];
    case 'embargo':
      return may('publish_releases') ? [form(asked, 'recall', 'second')] : [];
    case 'published':
      return may('analyse') ? [form(asked, 'correct', 'second')] : [];
    default:
      return [];
  }
};

/** Whoever finds that published numbers are wrong can stop them, whatever is being prepared meanwhile. */
const stopping = (asked: Asked): MoveForm | null => {
  const { look, who } = asked;
  const isOut = look.isPublic || look.hasPublic;
  return isOut && can(who.role, 'withdraw_releases')
    ? form(asked, 'withdraw', 'danger', [words('ru'), words('en')])
    : null;
};

/** Who has to act where this person cannot. */
const waitingFor = ({ reader: { t }, look, who }: Asked, forms: readonly MoveForm[]): string | null => {
  if (forms.some(({ tone }) => tone === 'primary')) return null;
  const state = stateName(look);
  if (state === 'proposed' && look.newest.proposed?.who === who.id) return t('releases:wait.other');
  if (state === 'draft') return t(`releases:wait.${look.findings.length === 0 ? 'findings' : 'proposal'}`);
  if (state === 'proposed') return t('releases:wait.approval');
  if (state === 'approved') return t(`releases:wait.${look.blocks.length > 0 ? 'statement' : 'publication'}`);
  return null;
};

export const presentStep = (asked: Asked) => {
  const forms = formsFor(asked);
  return {
    heading: asked.reader.t('releases:step.heading'),
    waiting: waitingFor(asked, forms),
    forms,
    withdraw: stopping(asked),
  };
};
