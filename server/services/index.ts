// Every use case of the program, built once over the stores.
import { accountService } from './accounts.ts';
import { analysisService } from './analysis.ts';
import { auditService, type AuditService } from './audit.ts';
import { designerService } from './designer.ts';
import { deskService } from './desk.ts';
import { fieldworkService } from './fieldwork/index.ts';
import { findingService } from './findings.ts';
import { embedService } from './embeds.ts';
import { examinerHere, rememberingExaminer } from './examine.ts';
import { libraryService } from './library.ts';
import { linkService } from './links.ts';
import type { ServiceParts } from './parts.ts';
import { planningService } from './planning.ts';
import { quotaService } from './quotas.ts';
import type { Secrets } from '../secrets.ts';
import { draftService } from './drafts.ts';
import { indexService } from './indices.ts';
import { methodService } from './methods.ts';
import { microdataService } from './microdata.ts';
import { openDataService } from './openData.ts';
import { peopleService } from './people.ts';
import { pressService } from './press.ts';
import { programmeService, readProgramme, type Programme } from './programme.ts';
import { publishedService } from './published.ts';
import { publishingService } from './publishing.ts';
import { tryingService } from './publishing/trying.ts';
import { questionnaireService } from './questionnaires.ts';
import { contentService } from './releases/content.ts';
import { releaseService } from './releases.ts';
import { respondService } from './respond.ts';
import { calculatorHere, type Calculator } from './results/calculator.ts';
import { withSharedLook } from './results/deskLook.ts';
import { resultsService } from './results/index.ts';
import { secondFactorService } from './secondFactors.ts';
import { methodSource } from './statements/source.ts';
import { statementService } from './statements.ts';
import { sessionService } from './sessions.ts';
import { translationService } from './translations.ts';
import { viewService } from './views.ts';
import { waveService } from './waves.ts';
import { weightingService } from './weighting.ts';

type Parts = ServiceParts & {
  readonly secrets: Secrets;
  /** Whose indicators the monitoring serves; without it, the one that comes with the program. */
  readonly programme?: Programme;
};
type Audited = Parts & { readonly audit: AuditService };
type Calculating = Audited & { readonly calculator: Calculator };

/** Who works here, and how they come in. */
const staffServices = (parts: Audited) => ({
  accounts: accountService(parts),
  people: peopleService(parts),
  sessions: sessionService(parts),
  secondFactors: secondFactorService(parts),
});

/** From a draft to a published version. */
const designServices = (parts: Audited) => {
  const drafts = draftService(parts);
  const examiner = rememberingExaminer(parts.examiner ?? examinerHere);
  return {
    drafts,
    publishing: publishingService({ ...parts, examiner }),
    trying: tryingService(parts),
    translations: translationService({ ...parts, drafts }),
    questionnaires: questionnaireService({ ...parts, drafts }),
    designer: designerService({ ...parts, drafts, examiner }),
  };
};

/** From a wave to its numbers. */
const waveServices = (given: Calculating) => {
  const parts = withSharedLook(given);
  const { calculator } = parts;
  return {
    waves: waveService(parts),
    links: linkService(parts),
    desk: deskService(parts),
    quotas: quotaService(parts),
    planning: planningService(parts),
    fieldwork: fieldworkService({ ...parts, calculator }),
    weighting: weightingService({ ...parts, calculator }),
    analysis: analysisService(parts),
    indices: indexService({ ...parts, calculator }),
    microdata: microdataService({ ...parts, calculator }),
    views: viewService(parts),
  };
};

/** From numbers to what the public reads. */
const pressServices = (parts: Calculating, { customer }: Programme) => {
  const results = resultsService(parts);
  const published = publishedService(parts);
  const methods = methodService({ ...parts, published });
  const method = methodSource({ ...parts, estimates: results });
  const statements = statementService({
    ...{ ...parts, customer, estimates: results, methods },
    isPublished: ({ survey, name }) => published.hasWave(survey, name),
  });
  const openData = openDataService({ ...parts, published, methods });
  const contents = contentService({ results, breakdown: results.breakdown });
  return {
    results,
    contents,
    findings: findingService({ ...parts, results, contents }),
    releases: releaseService({ ...parts, results, contents, method }),
    published,
    press: pressService({ ...parts, methods }),
    openData,
    embeds: embedService({ published, openData }),
    ...{ methods, statements },
  };
};

export const createServices = (parts: Parts) => {
  const audit = auditService(parts);
  const calculator = parts.calculator ?? calculatorHere(parts.stores);
  const programme = parts.programme ?? readProgramme();
  const press = pressServices({ ...parts, audit, calculator }, programme);
  return {
    respond: respondService(parts),
    library: libraryService(parts),
    audit,
    ...staffServices({ ...parts, audit }),
    ...designServices({ ...parts, audit }),
    ...waveServices({ ...parts, audit, calculator }),
    ...press,
    programme: programmeService({ ...parts, audit, programme, published: press.published.all }),
  };
};

export type Services = ReturnType<typeof createServices>;
