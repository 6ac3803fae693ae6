// Why a recipe cannot be carried out, in the language of its reader: the engine tells it in English and by a code.
import type { Misuses } from '../../analysis/index.ts';
import type { Sentence } from '../../surveys/recipe/found.ts';
import type { Refusal } from '../services/analyse/index.ts';

type Words = { readonly [Code in keyof Misuses]: (values: Misuses[Code]) => string };

const figure = new Intl.NumberFormat('ru', { maximumSignificantDigits: 12 });
/** Of a file the line, of other data the row counted from 1: the engine says it in the same way. */
const row = (number: number): string => `в строке ${number}`;
const named = (variable: string | null): string => (variable === null ? '' : ` «${variable}»`);
const roles: Readonly<Record<string, string>> = { Stratum: 'страта', PSU: 'первичная единица отбора' };
const lonely =
  'объедините её с похожей или напишите `lonelyPsu: adjust`, `average`, `certainty` либо `remove`';

const ofDesign = {
  noRows: ({ variables }) =>
    `в данных (${variables.join(', ') || 'без столбцов'}) нет ни одной записи, считать нечего: возьмите волну или файл с ответами либо расширьте \`where:\``,
  badWeight: ({ row: at, weight, variable }) =>
    `вес${named(variable)} ${row(at)} ${weight === null ? 'не указан' : `равен ${figure.format(weight)}`}: вес — число не меньше 0, исправьте его или уберите запись`,
  noWeight: ({ variable, rows }) =>
    `веса${named(variable)} всех записей (их ${figure.format(rows)}) в сумме дают 0, считать некого: проверьте столбец веса и условие \`where:\``,
  noIdentifier: ({ role, variable, row: at }) =>
    `${roles[role] ?? role}${named(variable)} ${row(at)} не указана: допишите её или уберите запись`,
  psuInTwoStrata: ({ psu, first, second }) =>
    `первичная единица ${psu} встречается в стратах ${first} и ${second}: если в каждой страте номера начинаются заново, напишите \`nest: true\`, иначе исправьте номера`,
  badPopulation: ({ stratum, population }) =>
    `страта ${stratum}: размер совокупности ${population === null ? 'не указан' : `${figure.format(population)} не годится`}; укажите в \`fpc:\` число первичных единиц в ней или отобранную долю`,
  smallPopulation: ({ stratum, sampled, population }) =>
    `страта ${stratum}: в выборке первичных единиц ${sampled}, а во всей совокупности указано ${population}; исправьте \`fpc:\``,
  twoPopulations: ({ stratum, first, second }) =>
    `страта ${stratum}: размер совокупности указан по-разному, ${first} и ${second}; нужен один`,
  lonelyStrata: ({ strata, more }) =>
    `страта ${strata.join(', ')}${more > 0 ? ` и ещё ${more}` : ''}: одна первичная единица, разброс между единицами не виден; ${lonely}`,
} satisfies Partial<Words>;

const ofWeighting = {
  noMarginValue: ({ variable, row: at }) =>
    `у переменной «${variable}» нет значения ${row(at)}, а для взвешивания оно нужно всем: допишите его или уберите запись`,
  badTotal: ({ variable, category, total }) =>
    `итог ${variable} = ${category} ${total === null ? 'не указан' : `равен ${figure.format(total)}`}: нужно число не меньше 0`,
  emptyMargin: ({ variable, category, total }) =>
    `${variable} = ${category} (итог ${figure.format(total)}): в выборке никого, объедините эту группу с соседней`,
  noTotal: ({ variable, category, isZero }) =>
    `${variable} = ${category}: люди в выборке есть, а ${isZero ? 'итог равен 0' : 'итога нет'}; укажите итог или исключите эти записи`,
  unequalMargins: ({ variable, sum, other, otherSum }) =>
    `итоги по ${variable} в сумме дают ${figure.format(sum)}, по ${other} — ${figure.format(otherSum)}: приведите их к одной численности населения`,
  noMargins: () => 'взвешивать не по чему: назовите под `margins:` хотя бы одну переменную с итогами',
  badBounds: ({ bounds }) =>
    `границы [${bounds.join(', ')}] должны лежать по обе стороны от 1, например [0.4, 2.5]`,
  noBounds: () => '`method: logit` требует границ отношения нового веса к прежнему: `bounds: [0.4, 2.5]`',
  unreachedTotal: ({ variable, category, achieved, target }) =>
    `веса не могут дать заданных итогов: ${variable} = ${category} выходит ${figure.format(achieved)} вместо ${figure.format(target)}; объедините малые группы или раздвиньте границы`,
} satisfies Partial<Words>;

const ofTests = {
  oneCategory: ({ variable }) =>
    `у «${variable}» среди этих людей один ответ, а для проверки нужно хотя бы два: напишите \`test: none\` или расширьте \`where:\``,
  noTestVariance: () =>
    'в таблице нет выборочного разброса, проверять не с чем: нужно больше первичных единиц, чем страт, или `test: none`',
  cellWithoutVariance: ({ method }) =>
    `критерий ${method} не считается: у одной из клеток нет собственного разброса; объедините ответы или напишите \`test: F\``,
  fewFreedom: ({ method, needed, has }) =>
    `критерию ${method} нужно не меньше ${needed} степеней свободы, а у выборки их ${has}: напишите \`test: F\``,
  manyCells: ({ rows, columns, most }) =>
    `в таблице «${rows}» × «${columns}» больше ${figure.format(most)} клеток: сначала объедините ответы`,
} satisfies Partial<Words>;

const ofEstimates = {
  noValue: ({ variables }) =>
    `ни у кого из этих людей нет значений ${variables.map(name => `«${name}»`).join(' и ')} вместе: расширьте \`where:\` или возьмите другие переменные`,
  noAnswer: ({ variable }) =>
    `никто из этих людей не ответил на «${variable}»: расширьте \`where:\` или возьмите другую переменную`,
  noCategory: ({ variable, category, categories }) =>
    `у «${variable}» нет ответа ${category}: исправьте код, есть ${categories.join(', ')}`,
  manyValues: ({ variable, count }) =>
    `у «${variable}» ${figure.format(count)} разных значений: сначала сведите их в группы`,
  zeroDenominator: ({ numerator, denominator }) =>
    `сумма «${denominator}» среди этих людей равна 0, и отношение «${numerator}» к «${denominator}» не имеет значения: расширьте \`where:\`, уберите пустую группу из \`by:\` или возьмите другой знаменатель`,
  noNumber: ({ name }) =>
    `оценка «${name}» не имеет значения: веса в сумме дают 0 или значения слишком велики, чтобы их сложить; исправьте их или расширьте \`where:\``,
  notNumbers: ({ variable }) =>
    `в «${variable}» коды ответов, а нужны числа: перекодируйте её в \`variables:\``,
  noGroups: ({ variables }) =>
    `ни в одной группе по ${variables.map(name => `«${name}»`).join(' и ')} среди этих людей никого нет: расширьте \`where:\` или назовите в \`by:\` другую переменную`,
  fewRows: ({ coefficients, rows }) =>
    `для линии нужно больше ${coefficients} полных записей, а есть ${rows}: расширьте \`where:\``,
  noShare: ({ variable, row: at, value }) =>
    `${row(at)} значение «${variable}» равно ${figure.format(value)}, а для \`family: logit\` нужны числа от 0 до 1: напишите \`family: gaussian\` или сделайте переменную из 0 и 1`,
  twoKinds: ({ variable }) =>
    `«${variable}» в одной волне число, а в другой код ответа: перекодируйте в \`variables:\``,
  notTwoArms: ({ variable, treatment, categories }) =>
    `у «${variable}» должно быть две половины выборки, одна из них ${treatment}, а есть ${categories.join(', ')}: исправьте коды`,
  noFiniteValue: ({ what }) =>
    `распределение (${what}) не даёт конечного числа: расширьте \`where:\`, чтобы людей было больше`,
  fewListAnswers: ({ variable, count }) =>
    `в одной из половин выборки на список «${variable}» ответили ${count}, а нужно хотя бы двое: расширьте \`where:\``,
} satisfies Partial<Words>;

const russian: Words = { ...ofDesign, ...ofWeighting, ...ofTests, ...ofEstimates };

const inRussian = <Code extends keyof Misuses>({
  code,
  values,
}: {
  readonly code: Code;
  readonly values: Misuses[Code];
}): string => russian[code](values);

/** `страта 2: одна первичная единица …` */
export const reasonIn = ({ told, message }: Refusal, language: keyof Sentence): string =>
  language === 'ru' ? inRussian(told) : message;

/** With the part of the recipe at fault: `mean_of_y: страта 2 …` */
export const refusedIn = (refusal: Refusal, language: keyof Sentence): string =>
  `${refusal.part === null ? '' : `${refusal.part}: `}${reasonIn(refusal, language)}`;
