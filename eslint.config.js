// Lint: strict and type-aware, the sizes of the house, and the import table of eslint/rooms.js enforced.
import js from '@eslint/js';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';
import { explainedAssertion } from './eslint/explained-assertion.js';
import { importTable } from './eslint/import-table.js';
import { noEnum, purityRules } from './eslint/purity.js';
import { rooms } from './eslint/rooms.js';

const house = { rules: { 'import-table': importTable, 'explained-assertion': explainedAssertion } };

const nodeGlobals = Object.fromEntries(
  ['process', 'console', 'URL', 'Buffer', 'setTimeout', 'clearTimeout'].map(name => [name, 'readonly']),
);

const sizes = {
  'max-lines': ['error', { max: 300 }],
  'max-params': ['error', 4],
  'max-lines-per-function': ['error', { max: 30, skipBlankLines: true, skipComments: true }],
};

const strictTypes = {
  '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'separate-type-imports' }],
  '@typescript-eslint/no-import-type-side-effects': 'error',
  '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
  '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
  '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
  '@typescript-eslint/only-throw-error': 'error',
  '@typescript-eslint/require-await': 'off', // an async function may only promise: its errors become rejections
};

/** One block of rules per row of the table; broader rooms first, because the last match wins. */
const roomBlocks = rooms
  .toSorted((a, b) => a.files[0].length - b.files[0].length)
  .map(row => ({
    name: `house/${row.room}`,
    files: row.files.flatMap(file => [`${file}/**/*.ts`, `${file}.ts`]),
    rules: purityRules(row),
  }));

export default defineConfig(
  { ignores: ['dist', 'data', 'node_modules', 'coverage'] },
  { linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  { rules: { ...sizes, eqeqeq: 'error', 'no-console': 'error', 'no-restricted-syntax': ['error', noEnum] } },
  {
    files: ['**/*.ts', '**/*.mts'],
    extends: [tseslint.configs.recommendedTypeChecked],
    plugins: { house },
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: { ...strictTypes, 'house/import-table': 'error', 'house/explained-assertion': 'error' },
  },
  { files: ['**/*.js', '**/*.mjs'], languageOptions: { globals: nodeGlobals } },
  ...roomBlocks,
  { files: ['scripts/**', 'server/main.ts', 'test/**'], rules: { 'no-console': 'off' } },
  {
    name: 'house/tests are lists of sentences, and look into untyped answers',
    files: ['test/**'],
    rules: {
      '@typescript-eslint/no-base-to-string': 'off',
      'max-lines': 'off',
      'max-lines-per-function': 'off',
      'house/explained-assertion': 'off',
      '@typescript-eslint/no-unused-expressions': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },
);
