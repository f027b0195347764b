import { type Prompt, parsePrompt } from '../../drafting/prompt.ts'
import { prompts } from '../../generated/prompts.ts'

/** Read once: a broken prompt file stops the program at its start and not in the middle of a conversation. */
export const CHAT_FACTS_PROMPT: Prompt = parsePrompt('chat-facts.md', prompts['chat-facts.md'])
export const CONVERSATION_PROMPT: Prompt = parsePrompt('conversation.md', prompts['conversation.md'])
