// What everything about second factors is built from.
import type { Secrets } from '../../secrets.ts';
import type { AuditService } from '../audit.ts';
import type { ServiceParts } from '../parts.ts';

export type SecondFactorParts = ServiceParts & { readonly audit: AuditService; readonly secrets: Secrets };
