import { CHAT } from './chat.ts'
import { COMMON } from './common.ts'
import { DOCUMENT } from './document.ts'
import { DRAFTS } from './drafts.ts'
import { EXPORTING } from './exporting.ts'
import { FACTS } from './facts.ts'
import { LAST_PLAN } from './last-plan.ts'
import { PANELS_WORDS } from './panels.ts'
import { PROOFREADING } from './proofreading.ts'
import { SHELF } from './shelf.ts'
import { SOURCES } from './sources.ts'
import { START } from './start.ts'
import { START_FIELDS } from './start-fields.ts'
import { TOGETHER } from './together.ts'
import { VERSIONS } from './versions.ts'

/** Every word that the page says, gathered from one file for each part of the page. */
export const STRINGS = {
  ...COMMON,
  ...DRAFTS,
  ...START,
  ...START_FIELDS,
  ...DOCUMENT,
  ...SHELF,
  ...SOURCES,
  ...PANELS_WORDS,
  ...FACTS,
  ...LAST_PLAN,
  ...PROOFREADING,
  ...EXPORTING,
  ...VERSIONS,
  ...TOGETHER,
  ...CHAT,
} as const
