// The programme's part of the demonstration: made-up figures, and three waves of made-up callers of the hotline.
import type { Questionnaire } from '../../../surveys/schema.ts';
import { contentHash } from '../../crypto.ts';
import type { Response } from '../../stores/responses.ts';
import type { Wave } from '../../stores/waves.ts';
import { auditService } from '../audit.ts';
import { libraryService } from '../library.ts';
import type { ServiceParts } from '../parts.ts';
import { demonstrationFigures } from './figures.ts';
import { callerAnswers, callersOf } from './hotline.ts';
import { seeded } from './random.ts';
import { demonstrationStatement } from './statement.ts';

/** After the surveys of everybody. */
const lastOrder = 10;
const years = [2011, 2012, 2013] as const;

const waveOf = (survey: string, version: string, year: number): Wave => ({
  ...{ id: `${survey}.${year}`, survey, name: String(year), state: 'importing', version },
  ...{ opens: `${year}-12-01`, closes: `${year}-12-20`, modes: ['phone'], sample: 'probability' },
  ...{ design: { strata: false, psu: false, weight: false }, margins: [], isDemonstration: true },
});

const responsesOf = ({ random: bytes }: ServiceParts, wave: Wave): Response[] => {
  const year = Number(wave.name);
  const random = seeded(year * 7);
  return Array.from({ length: callersOf(year) }, () => {
    const content = {
      ...{ wave: wave.id, version: wave.version, mode: 'phone' as const },
      answers: callerAnswers(year, random),
    };
    const day = `${year}-12-${String(1 + Math.floor(random() * 20)).padStart(2, '0')}`;
    return { ...content, id: bytes(16), language: 'ru', day, hash: contentHash(content) };
  });
};

/** Takes away the figures and the waves of callers that were made up, and no others. */
export const removeProgramme = async (parts: ServiceParts, survey: string): Promise<void> => {
  const { stores } = parts;
  await stores.figures.removeDemonstration();
  for (const wave of (await stores.waves.ofSurvey(survey)).filter(each => each.isDemonstration)) {
    await stores.responses.removeWave(wave.id);
    await stores.statements.remove(wave.id);
    await stores.waves.remove(wave.id);
    await auditService(parts).record({ who: null, what: 'demonstration_removed', object: wave.id });
  }
};

/** A figure that somebody entered is never touched: it has the next number, or took the first. */
export const fillProgramme = async (
  parts: ServiceParts,
  hotline: Questionnaire,
  programme: string,
): Promise<void> => {
  const { stores, clock } = parts;
  await removeProgramme(parts, hotline.id);
  const version = await libraryService(parts).publish(hotline);
  const { id, title, population } = hotline;
  await stores.surveys.add({ id, title, population, order: lastOrder }); // where it is there already, nothing changes
  for (const year of years) {
    const wave = waveOf(hotline.id, version.id, year);
    if (await stores.waves.find(wave.id)) continue;
    const statement = demonstrationStatement(wave, clock.today());
    await stores.waves.save(wave);
    await stores.responses.addMany(responsesOf(parts, wave));
    if (statement) await stores.statements.save(statement);
    await stores.waves.move(wave.id, 'importing', 'closed');
    await auditService(parts).record({ who: null, what: 'demonstration_made', object: wave.id });
  }
  for (const figure of demonstrationFigures(programme, clock.today())) await stores.figures.add(figure);
};
