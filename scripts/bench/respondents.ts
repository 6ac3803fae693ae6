// Whole interviews over HTTP, several people at once, through the real server and the real database.
import { readQuestionnaire } from '../../surveys/read.ts';
import { formOf } from '../../surveys/answers.ts';
import { journey, stepAt } from '../../surveys/journey.ts';
import { pageNumbered } from '../../surveys/pages.ts';
import { simulate } from '../../surveys/simulate.ts';
import type { Questionnaire } from '../../surveys/schema.ts';
import { printRate, printTimes, timed } from './figures.ts';

export const readPopulation = (yaml: string): Questionnaire => {
  const read = readQuestionnaire(yaml, 'population.yaml');
  if ('mistakes' in read) throw new RangeError('population.yaml has mistakes');
  return read.questionnaire;
};

type Times = { readonly pages: number[]; readonly sends: number[] };

const post = (url: string, cookie: string, form: URLSearchParams): Promise<Response> =>
  fetch(url, { method: 'POST', body: form, redirect: 'manual', headers: cookie ? { cookie } : {} });

const locationOf = (response: Response): string => {
  const location = response.headers.get('location');
  if (response.status !== 303 || !location) throw new Error(`Expected a redirect, got ${response.status}`);
  return location;
};

const asForm = (fields: Readonly<Record<string, string | readonly string[]>>): URLSearchParams => {
  const form = new URLSearchParams();
  for (const [name, value] of Object.entries(fields))
    for (const one of [value].flat()) form.append(name, one);
  return form;
};

/** One person from the start page to the receipt: reads each page, then answers it. */
const interview = async (base: string, questionnaire: Questionnaire, times: Times): Promise<void> => {
  const answers = simulate(questionnaire, Math.random);
  const path = journey(questionnaire, answers);
  const begun = await post(`${base}/s/population`, '', new URLSearchParams());
  const keys = (begun.headers.get('set-cookie') ?? '').matchAll(/(?:draft|box)_population=[^;]+/g);
  const cookie = [...keys].map(([pair]) => pair).join('; ');
  let next = locationOf(begun);
  while (!next.endsWith('/review')) {
    const url = base + next;
    times.pages.push((await timed(async () => (await fetch(url, { headers: { cookie } })).text()))[1]);
    const page = pageNumbered(questionnaire, next.split('/').at(-1) ?? '');
    const step = page && stepAt(path, page.id);
    if (!step) throw new Error(`${next} is not on the path of this person`);
    const [answered, took] = await timed(() => post(url, cookie, asForm(formOf(step, answers))));
    times.pages.push(took);
    next = locationOf(answered);
  }
  const [sent, took] = await timed(() => post(`${base}/s/population/submit`, cookie, new URLSearchParams()));
  times.sends.push(took);
  locationOf(sent);
};

export const benchRespondents = async (base: string, questionnaire: Questionnaire): Promise<void> => {
  const people = 64;
  const atOnce = 16;
  const times: Times = { pages: [], sends: [] };
  let left = people;
  const worker = async (): Promise<void> => {
    while (left-- > 0) await interview(base, questionnaire, times);
  };
  const [, elapsed] = await timed(() => Promise.all(Array.from({ length: atOnce }, worker)));
  printRate(`pages read and answered, ${atOnce} people at once`, times.pages.length, elapsed);
  printTimes('one page', times.pages);
  printTimes('sending the answers, durable', times.sends);
};
