import { prompts } from '../../generated/prompts.ts'
import { type Prompt, parsePrompt } from '../prompt.ts'

/** Read once: a broken prompt file stops the program at its start and not in the middle of a draft. */
export const SECTION_PROMPT: Prompt = parsePrompt('section.md', prompts['section.md'])
export const REPAIR_PROMPT: Prompt = parsePrompt('repair.md', prompts['repair.md'])
export const FRAME_PROMPT: Prompt = parsePrompt('frame.md', prompts['frame.md'])
export const EDIT_PROMPT: Prompt = parsePrompt('edit.md', prompts['edit.md'])
export const HEADLINE_PROMPT: Prompt = parsePrompt('headline.md', prompts['headline.md'])
export const PLAN_PROMPT: Prompt = parsePrompt('plan.md', prompts['plan.md'])
