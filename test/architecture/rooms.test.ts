// The import table of docs/architecture.md is enforced: each room is shown an import it must refuse and one it must take.
import { expect } from 'chai';
import { ESLint } from 'eslint';
import tseslint from 'typescript-eslint';
import { root } from './sources.ts';

interface Line {
  readonly file: string;
  readonly code: string;
}

const forbidden: Line[] = [
  { file: 'analysis/dataset.ts', code: `import { z } from 'zod';` },
  { file: 'analysis/dataset.ts', code: `import { readFileSync } from 'node:fs';` },
  { file: 'analysis/estimation/mean.ts', code: `import { questionnaire } from '../../surveys/schema.ts';` },
  {
    file: 'analysis/weighting/rake.ts',
    code: `import type { Questionnaire } from '../../surveys/schema.ts';`,
  },
  { file: 'surveys/journey.ts', code: `import { readFileSync } from 'node:fs';` },
  { file: 'surveys/journey.ts', code: `import { parse } from 'yaml';` },
  { file: 'surveys/journey.ts', code: `import { model } from 'mongoose';` },
  { file: 'surveys/tabulate.ts', code: `import { mean } from '../analysis/index.ts';` },
  { file: 'surveys/questions/single.ts', code: `import { problem } from '../../server/problem.ts';` },
  { file: 'server/models/response.ts', code: `import { open } from '../services/respond.ts';` },
  { file: 'server/models/response.ts', code: `import express from 'express';` },
  { file: 'server/models/response.ts', code: `import { questionnaire } from '../../surveys/schema.ts';` },
  { file: 'server/stores/responses.ts', code: `import express from 'express';` },
  { file: 'server/stores/responses.ts', code: `import type { Dataset } from '../../analysis/dataset.ts';` },
  { file: 'server/services/respond.ts', code: `import type { Request } from 'express';` },
  { file: 'server/services/respond.ts', code: `import { Types } from 'mongoose';` },
  { file: 'server/services/respond.ts', code: `import { Response } from '../models/response.ts';` },
  { file: 'server/services/results.ts', code: `import { tables } from '../presenters/tables.ts';` },
  { file: 'server/presenters/results.ts', code: `import { responses } from '../stores/responses.ts';` },
  { file: 'server/presenters/results.ts', code: `import { compute } from '../services/results.ts';` },
  { file: 'server/presenters/results.ts', code: `import { mean } from '../../analysis/index.ts';` },
  { file: 'server/downloads/csv.ts', code: `import type { Response } from 'express';` },
  { file: 'server/routes/results.ts', code: `import { responses } from '../stores/responses.ts';` },
  { file: 'server/routes/results.ts', code: `import { Wave } from '../models/wave.ts';` },
  { file: 'server/routes/results.ts', code: `import { mean } from '../../analysis/index.ts';` },
  { file: 'server/middleware/setUpSession.ts', code: `import { sessions } from '../stores/sessions.ts';` },
  {
    file: 'server/middleware/setUpLocals.ts',
    code: `import type { Dataset } from '../../analysis/dataset.ts';`,
  },
  { file: 'embedded-mongo/commands/find.ts', code: `import { projectRoot } from '../../server/root.ts';` },
  { file: 'embedded-mongo/commands/find.ts', code: `import mongoose from 'mongoose';` },
  { file: 'client/charts.ts', code: `import { format } from '../server/presenters/format.ts';` },
  { file: 'client/charts.ts', code: `import type { Config } from '../server/config.ts';` },
  { file: 'client/charts.ts', code: `import { join } from 'node:path';` },
  { file: 'server/stores/responses.ts', code: `export * from '../../analysis/dataset.ts';` },
  { file: 'server/stores/responses.ts', code: `export const later = import('express');` },
];

const allowed: Line[] = [
  { file: 'analysis/estimation/mean.ts', code: `import { columns } from '../dataset.ts';` },
  { file: 'analysis/distributions.ts', code: `import betainc from '@stdlib/math-base-special-betainc';` },
  { file: 'surveys/tabulate.ts', code: `import { dataset } from '../analysis/dataset.ts';` },
  { file: 'surveys/schema.ts', code: `import { z } from 'zod';` },
  { file: 'surveys/read.ts', code: `import { parse } from 'yaml';` },
  { file: 'server/models/response.ts', code: `import type { Answers } from '../../surveys/answer.ts';` },
  { file: 'server/stores/responses.ts', code: `import { Response } from '../models/response.ts';` },
  { file: 'server/services/results.ts', code: `import { trend } from '../../analysis/index.ts';` },
  { file: 'server/presenters/results.ts', code: `import type { Results } from '../services/results.ts';` },
  { file: 'server/downloads/csv.ts', code: `import { tables } from '../presenters/tables.ts';` },
  { file: 'server/routes/results.ts', code: `import { Router } from 'express';` },
  { file: 'server/middleware/setUpSecurity.ts', code: `import helmet from 'helmet';` },
  { file: 'embedded-mongo/server.ts', code: `import { createServer } from 'node:net';` },
  { file: 'client/charts.ts', code: `import type { ChartSpec } from '../server/presenters/charts.ts';` },
  { file: 'client/offline.ts', code: `import { journey } from '../surveys/journey.ts';` },
  { file: 'server/main.ts', code: `import { startEmbedded } from '../embedded-mongo/index.ts';` },
];

const impure: Line[] = [
  { file: 'analysis/weighting/rake.ts', code: `export const seed = Math.random();` },
  { file: 'analysis/weighting/rake.ts', code: `export const day = Date.now();` },
  { file: 'surveys/journey.ts', code: `export const now = new Date();` },
  { file: 'surveys/journey.ts', code: `export const language = process.env['LANG'];` },
  { file: 'server/services/respond.ts', code: `export const today = new Date();` },
  { file: 'server/presenters/results.ts', code: `export const now = Date.now();` },
  { file: 'client/charts.ts', code: `export const mode = process.env['NODE_ENV'];` },
];

/** The rules of the project without those that need a whole program: a snippet is not part of one. */
const linter = new ESLint({
  cwd: root,
  overrideConfig: [
    tseslint.configs.disableTypeChecked,
    { rules: { '@typescript-eslint/no-unused-vars': 'off' } },
  ],
});

async function complaints({ file, code }: Line): Promise<string[]> {
  const [result] = await linter.lintText(`${code}\n`, { filePath: `${root}/${file}` });
  return (result?.messages ?? []).map(message => message.ruleId ?? message.message);
}

describe('rooms', () => {
  for (const line of forbidden)
    it(`${line.file} may not say: ${line.code}`, async () => {
      expect(await complaints(line)).to.deep.equal(['house/import-table']);
    });

  for (const line of allowed)
    it(`${line.file} may say: ${line.code}`, async () => {
      expect(await complaints(line)).to.deep.equal([]);
    });

  for (const line of impure)
    it(`${line.file} reads neither clock nor chance nor surroundings: ${line.code}`, async () => {
      expect(await complaints(line)).to.have.length(1);
      expect((await complaints(line))[0]).to.match(/^no-restricted-/);
    });

  it('demand a reason beside an assertion', async () => {
    const bare = {
      file: 'surveys/journey.ts',
      code: 'export const one = (value: unknown) => value as number;',
    };
    expect(await complaints(bare)).to.deep.equal(['house/explained-assertion']);
    expect(await complaints({ ...bare, code: `${bare.code} // checked by the caller` })).to.deep.equal([]);
  });

  it('cannot be silenced in a file', async () => {
    const disable = ['eslint', 'disable'].join('-');
    const silenced = { file: 'analysis/dataset.ts', code: `/* ${disable} */ import { z } from 'zod';` };
    expect(await complaints(silenced)).to.include('house/import-table');
  });
});
