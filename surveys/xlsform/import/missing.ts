// "Don't know" and "refused" among the choices of a form. They are taken for our two ways not to answer only where there is
// no doubt: by words that mean nothing else, or by plain "don't know" under a code that researchers keep for it.
import type { MissingCode } from '../../missing.ts';

const bare = (label: string): string =>
  label
    .toLowerCase()
    .replace(/[([{].*?[)\]}]/g, ' ')
    .replace(/[’‘`]/g, "'")
    .replace(/ё/g, 'е')
    .replace(/[^\p{L}\p{N}' /]+/gu, ' ')
    .replace(/ *\/ */g, ' / ')
    .replace(/\s+/g, ' ')
    .trim();

const hardToSay =
  /^(?:(?:it is |it's )?(?:hard|difficult) to (?:say|answer|tell)|(?:can't|cannot|can not|unable to) (?:say|answer)|(?:don't|dont|do not) know \/ (?:(?:it is )?(?:hard|difficult) to (?:say|answer)|not sure|unsure|can't say)|затрудня(?:юсь|ется|емся|лся|лась)(?: с)?(?: ответить| ответом| сказать| оценить)?|затруднил(?:ся|ась|ось|ись)(?: ответить)?|(?:трудно|сложно) (?:сказать|ответить|оценить)|не знаю(?: \/|,)? (?:затрудняюсь|трудно)(?: ответить| сказать)?|не могу (?:ответить|сказать|оценить))$/;
const refused =
  /^(?:refused?|refusal|refuses?(?: to (?:answer|say|respond))|refused to (?:answer|say|respond)|(?:i )?(?:would )?prefer not to (?:answer|say|respond|disclose)|decline[ds]?(?: to (?:answer|say|respond))|(?:i )?(?:don't|do not) want to (?:answer|say)|отказ|отказ(?:ался|алась|ываюсь|ывается)?(?: от ответа| отвечать)?|(?:предпочитаю|предпочел бы|предпочла бы) не (?:отвечать|говорить)|не хочу (?:отвечать|говорить))$/;
const plainDoubt =
  /^(?:(?:i )?(?:don't|dont|do not) know|doesn't know|does not know|not sure|unsure|dk|не знаю|не знает|нет ответа не знаю)$/;

/** Codes that stand apart from 1, 2, 3 ... so that nobody takes them for a substantive answer. */
const apart =
  /^(?:-\d+|minus_\d+|[789]{2,4}|[6-9]{2,4}|dk|dnk|idk|dont_?know|do_?not_?know|not_?sure|unsure|ne_?znayu|nz|unknown)$/i;

const kindsOf = (code: string, labels: readonly string[]): ReadonlySet<MissingCode> =>
  new Set(
    labels.map(bare).flatMap(label => {
      if (hardToSay.test(label)) return ['hard_to_say' as const];
      if (refused.test(label)) return ['refused' as const];
      return plainDoubt.test(label) && apart.test(code) ? ['hard_to_say' as const] : [];
    }),
  );

/** The way not to answer that this choice is; undefined where it may be an answer like the others. */
export const missingMeant = (code: string, labels: readonly string[]): MissingCode | undefined => {
  if (code === 'hard_to_say' || code === 'refused') return code;
  const [kind, ...others] = kindsOf(code, labels);
  return others.length === 0 ? kind : undefined;
};
