// Every use case of the program, built once over the stores.
import { accountService } from './accounts.ts';
import { analysisService } from './analysis.ts';
import { auditService } from './audit.ts';
import { designerService } from './designer.ts';
import { deskService } from './desk.ts';
import { fieldworkService } from './fieldwork/index.ts';
import { examinerHere, rememberingExaminer } from './examine.ts';
import { libraryService } from './library.ts';
import { linkService } from './links.ts';
import type { ServiceParts } from './parts.ts';
import { planningService } from './planning.ts';
import { quotaService } from './quotas.ts';
import type { Secrets } from '../secrets.ts';
import { draftService } from './drafts.ts';
import { peopleService } from './people.ts';
import { readProgramme } from './programme.ts';
import { publishingService } from './publishing.ts';
import { tryingService } from './publishing/trying.ts';
import { questionnaireService } from './questionnaires.ts';
import { respondService } from './respond.ts';
import { calculatorHere } from './results/calculator.ts';
import { resultsService } from './results/index.ts';
import { secondFactorService } from './secondFactors.ts';
import { sessionService } from './sessions.ts';
import { translationService } from './translations.ts';
import { viewService } from './views.ts';
import { waveService } from './waves.ts';
import { weightingService } from './weighting.ts';

export const createServices = (parts: ServiceParts & { readonly secrets: Secrets }) => {
  const audit = auditService(parts);
  const drafts = draftService({ ...parts, audit });
  const examiner = rememberingExaminer(parts.examiner ?? examinerHere);
  const calculator = parts.calculator ?? calculatorHere(parts.stores);
  return {
    respond: respondService(parts),
    library: libraryService(parts),
    audit,
    accounts: accountService({ ...parts, audit }),
    people: peopleService({ ...parts, audit }),
    sessions: sessionService({ ...parts, audit }),
    secondFactors: secondFactorService({ ...parts, audit }),
    waves: waveService({ ...parts, audit }),
    links: linkService({ ...parts, audit }),
    desk: deskService(parts),
    quotas: quotaService({ ...parts, audit }),
    planning: planningService({ ...parts, audit }),
    fieldwork: fieldworkService({ ...parts, calculator }),
    drafts,
    publishing: publishingService({ ...parts, audit, examiner }),
    trying: tryingService({ ...parts, audit }),
    translations: translationService({ ...parts, drafts }),
    questionnaires: questionnaireService({ ...parts, drafts }),
    designer: designerService({ ...parts, drafts, examiner }),
    results: resultsService({ ...parts, calculator }),
    weighting: weightingService({ ...parts, audit, calculator }),
    analysis: analysisService(parts),
    views: viewService({ ...parts, audit }),
    programme: readProgramme(),
  };
};

export type Services = ReturnType<typeof createServices>;
