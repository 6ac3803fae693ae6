// The weights of a recipe once more in R (package survey), from the rows of the wave: what this program does, line by line.
import type { RecipeLook, RecipeMargin, Recipe } from '../services/weighting.ts';
import { say, type Reader } from '../presenters/reader.ts';

const text = (value: string): string => JSON.stringify(value);
const vector = (values: readonly string[]): string => `c(${values.join(', ')})`;
const oneLine = (words: string): string => words.replace(/\s+/g, ' ').trim();
const columnOf = ({ by }: RecipeMargin): string => `margin_${by.map(({ variable }) => variable).join('_')}`;

/** Names of questions and codes have only Latin letters, digits and _, so they may stand in R as they are. */
const groupOf = ({ by }: RecipeMargin): string =>
  by
    .map(({ variable, groups }) => {
      const answers = `data$${variable}`;
      if (groups[0]?.from !== undefined) {
        const bands = groups.map(({ code, from = 0, to }) => `list(${text(code)}, ${from}, ${to ?? 'Inf'})`);
        return `band(${answers}, list(${bands.join(', ')}))`;
      }
      const codes = groups.flatMap(({ code, codes: own = [] }) =>
        own.map(each => `${text(each)} = ${text(code)}`),
      );
      return `group(${answers}, ${vector(codes)})`;
    })
    .join(', ');

const marginLines = (reader: Reader, margin: RecipeMargin): readonly string[] => {
  const name = columnOf(margin);
  const totals = margin.totals
    .filter(({ total }) => total > 0)
    .map(({ cell, total }) => `${text(cell)} = ${total}`);
  return [
    `# ${oneLine(say(reader, margin.source))}${margin.date === undefined ? '' : `, ${margin.date}`}`,
    `totals <- ${vector(totals)}`,
    `data$${name} <- cell(${groupOf(margin)}, among = names(totals))`,
    `population$${name} <- scaled(data$${name}, totals)`,
  ];
};

const functions = `# Answers in groups, and numbers in bands; whoever gave neither is a group of their own.
group <- function(answers, groups) unname(groups[as.character(answers)])
band <- function(numbers, bands) {
  found <- rep(NA_character_, length(numbers))
  numbers <- suppressWarnings(as.numeric(numbers))
  for (one in bands) found[!is.na(numbers) & numbers >= one[[2]] & numbers <= one[[3]]] <- one[[1]]
  found
}
cell <- function(..., among) {
  parts <- list(...)
  cells <- do.call(paste, c(parts, sep = "."))
  known <- Reduce(\`&\`, lapply(parts, function(part) !is.na(part))) & cells %in% among
  ifelse(known, cells, "no_answer")
}
# Totals in the scale of the sample; the silent keep their share.
scaled <- function(cells, totals) {
  inside <- tapply(data$weight, cells, sum)
  totals <- totals[names(totals) %in% names(inside)]
  silent <- if ("no_answer" %in% names(inside)) inside[["no_answer"]] else 0
  totals <- totals / sum(totals) * (sum(data$weight) - silent)
  if (silent > 0) c(totals, no_answer = silent) else totals
}
frame <- function(name) setNames(data.frame(names(population[[name]]), as.numeric(population[[name]])), c(name, "Freq"))`;

const sampleLines = ({ wave, recipe }: RecipeLook): readonly string[] => {
  const hasWeights = wave.design.weight && recipe.base === 'design';
  const ids = wave.design.psu ? '~psu' : '~1';
  const strata = wave.design.strata ? ', strata = ~stratum' : '';
  const nest = wave.design.psu && wave.design.strata ? ', nest = TRUE' : '';
  return [
    `data <- read.csv(${text(`${wave.survey}-${wave.name}.csv`)}, colClasses = "character", na.strings = "")`,
    `data$weight <- ${hasWeights ? 'as.numeric(data$weight)' : '1'}`,
    'population <- list()',
    'options(survey.lonely.psu = "adjust")',
    `design_of <- function() svydesign(ids = ${ids}${strata}, weights = ~weight${nest}, data = data)`,
  ];
};

/** Versions of the package repeat trimming differently, so it stands here in full. */
const trimming = `# Weights cut to limits, what was cut spread over the others, until nobody is outside.
trimmed <- function(design, lower, upper) {
  now <- weights(design)
  fixed <- rep(FALSE, length(now))
  for (round in 1:100) {
    outside <- now < lower | now > upper
    if (!any(outside)) break
    fixed <- fixed | outside
    cut <- pmin(pmax(now, lower), upper)
    now <- ifelse(fixed, cut, cut + sum(now - cut) / sum(!fixed))
  }
  design$prob <- 1 / now
  design
}`;

const rakeLines = (names: readonly string[], { trimming: limits }: Recipe): readonly string[] => {
  const formulas = `list(${names.map(name => `~${name}`).join(', ')})`;
  const frames = `list(${names.map(name => `frame(${text(name)})`).join(', ')})`;
  const raking = `raked <- function(design) rake(design, ${formulas}, ${frames}, control = list(maxit = 5000, epsilon = 1e-9))`;
  if (limits === null) return [raking, 'weighted <- raked(design)'];
  return [
    raking,
    'weighted <- raked(design)',
    `limits <- c(${limits.low}, ${limits.high}) * mean(weights(weighted))`,
    'for (round in 1:50) {',
    '  if (min(weights(weighted)) >= limits[1] * 0.99 && max(weights(weighted)) <= limits[2] * 1.01) break',
    '  weighted <- raked(trimmed(weighted, limits[1], limits[2]))',
    '}',
  ];
};

const trimLines = ({ trimming: limits }: Recipe): readonly string[] =>
  limits === null
    ? []
    : [
        `limits <- c(${limits.low}, ${limits.high}) * mean(weights(weighted))`,
        'if (min(weights(weighted)) < limits[1] || max(weights(weighted)) > limits[2])',
        '  weighted <- trimmed(weighted, limits[1], limits[2])',
      ];

const calibrateLines = (
  names: readonly string[],
  method: Extract<Recipe['method'], { kind: 'calibrate' }>,
): readonly string[] => [
  '# One column a category; of every margin but the first the last one follows from the others.',
  'totals <- c()',
  `for (name in ${vector(names.map(text))}) {`,
  '  known <- population[[name]]',
  `  if (name != ${text(names[0] ?? '')}) known <- known[-length(known)]`,
  '  for (category in names(known)) {',
  '    column <- paste0("cell", length(totals) + 1)',
  '    data[[column]] <- as.numeric(data[[name]] == category)',
  '    totals[column] <- known[[category]]',
  '  }',
  '}',
  'design <- design_of()',
  `weighted <- calibrate(design, reformulate(c("0", names(totals))), totals, calfun = ${text(method.distance)}, bounds = ${method.bounds ? vector(method.bounds.map(String)) : 'c(-Inf, Inf)'}, epsilon = 1e-11, maxit = 500)`,
];

const methodLines = (recipe: Recipe): readonly string[] => {
  const names = recipe.margins.filter(({ isFitted }) => isFitted).map(columnOf);
  const { method } = recipe;
  const [only = ''] = names;
  if (names.length === 0) return ['weighted <- design', ...trimLines(recipe)];
  if (method.kind === 'calibrate') return [...calibrateLines(names, method), ...trimLines(recipe)];
  return method.kind === 'rake'
    ? rakeLines(names, recipe)
    : [`weighted <- postStratify(design, ~${only}, frame(${text(only)}))`, ...trimLines(recipe)];
};

const neededColumns = ({ wave, recipe }: RecipeLook): readonly string[] => [
  ...(wave.design.strata ? ['stratum'] : []),
  ...(wave.design.psu ? ['psu'] : []),
  ...(wave.design.weight && recipe.base === 'design' ? ['weight'] : []),
  ...new Set(recipe.margins.flatMap(({ by }) => by.map(({ variable }) => variable))),
];

/** A program of its own; the rows of the wave lie beside it as a CSV file, codes as the questionnaire has them. */
export const weightingCode = (reader: Reader, looked: RecipeLook): string => {
  const { t } = reader;
  const { survey, wave, weighting, recipe } = looked;
  return [
    `# ${oneLine(t('weighting:code.title', { survey: say(reader, survey.title), wave: wave.name, number: weighting.number }))}`,
    `# ${oneLine(t('weighting:code.needs'))}`,
    `# ${oneLine(t('weighting:code.columns', { file: `${wave.survey}-${wave.name}.csv`, columns: neededColumns(looked).join(', ') }))}`,
    'library(survey)',
    '',
    ...sampleLines(looked),
    '',
    functions,
    ...(recipe.trimming === null ? [] : [trimming]),
    '',
    ...recipe.margins.filter(({ isFitted }) => isFitted).flatMap(margin => marginLines(reader, margin)),
    'design <- design_of()',
    ...methodLines(recipe),
    '',
    `# ${oneLine(t('weighting:code.result'))}`,
    'final <- weights(weighted)',
    'cat(sprintf("Kish: %.4f, n: %.1f\\n", length(final) * sum(final^2) / sum(final)^2, sum(final)^2 / sum(final^2)))',
    '',
  ].join('\n');
};
