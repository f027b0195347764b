import { type ConversationResource, createConversationResource } from './conversation.ts'
import { createDraftsResource, type DraftsResource } from './drafts.ts'
import { createFactsResource, type FactsResource } from './facts.ts'
import { createFindingsResource, type FindingsResource } from './findings.ts'
import { createHealthResource, type HealthResource } from './health.ts'
import { createImportsResource, type ImportsResource } from './imports.ts'
import { createLastPlanResource, type LastPlanResource } from './last-plan.ts'
import { createRequester } from './request.ts'
import { createReturnedFileResource, type ReturnedFileResource } from './returned-file.ts'
import { createSectionsResource, type SectionsResource } from './sections.ts'
import { createSheetsResource, type SheetsResource } from './sheets.ts'
import { createShelfResource, type ShelfResource } from './shelf.ts'
import { createSuggestionsResource, type SuggestionsResource } from './suggestions.ts'
import { createTogetherResource, type TogetherResource } from './together.ts'
import { createVersionsResource, type VersionsResource } from './versions.ts'

/** All that the page asks of the service, by resource. */
export type Transport = {
  readonly health: HealthResource
  readonly sheets: SheetsResource
  readonly facts: FactsResource
  readonly lastPlan: LastPlanResource
  readonly imports: ImportsResource
  readonly drafts: DraftsResource
  readonly sections: SectionsResource
  readonly suggestions: SuggestionsResource
  readonly findings: FindingsResource
  readonly versions: VersionsResource
  readonly together: TogetherResource
  readonly returnedFile: ReturnedFileResource
  readonly shelf: ShelfResource
  readonly conversation: ConversationResource
}

/** The service's HTTP API under `base`, such as `api/v1`. */
export function createFetchTransport(base: string, fetchAnswer: typeof fetch): Transport {
  const requester = createRequester(base, fetchAnswer)
  return {
    health: createHealthResource(requester),
    sheets: createSheetsResource(requester),
    facts: createFactsResource(requester),
    lastPlan: createLastPlanResource(requester),
    imports: createImportsResource(requester),
    drafts: createDraftsResource(requester),
    sections: createSectionsResource(requester),
    suggestions: createSuggestionsResource(requester),
    findings: createFindingsResource(requester),
    versions: createVersionsResource(requester),
    together: createTogetherResource(requester),
    returnedFile: createReturnedFileResource(requester),
    shelf: createShelfResource(requester),
    conversation: createConversationResource(requester),
  }
}
