// npm run schema: the JSON Schema of questionnaires, for editors that complete and check YAML.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../server/root.ts';
import { questionnaireJsonSchema } from '../surveys/json-schema.ts';

const file = join(projectRoot, 'surveys', 'library', 'questionnaire.schema.json');
writeFileSync(file, `${JSON.stringify(questionnaireJsonSchema(), null, 1)}\n`);
console.log(`Wrote ${file}`);
