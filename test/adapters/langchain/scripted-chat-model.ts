import { type BaseChatModel, SimpleChatModel } from '@langchain/core/language_models/chat_models'
import { AIMessageChunk } from '@langchain/core/messages'
import { ChatGenerationChunk } from '@langchain/core/outputs'

type Chunk = ConstructorParameters<typeof AIMessageChunk>[0]

/** Streams the chunks, then throws `fault`, hangs or ends. */
export type ChatScript = {
  readonly chunks: readonly Chunk[]
  readonly fault?: unknown
  readonly hangs?: boolean
}

/** A LangChain chat model that says what its script says, and remembers what it was asked. */
export class ScriptedChatModel extends SimpleChatModel {
  readonly asked: { role: string; text: string }[] = []
  readonly #script: ChatScript

  constructor(script: ChatScript) {
    super({})
    this.#script = script
  }

  override _llmType(): string {
    return 'scripted'
  }

  override async _call(): Promise<string> {
    throw new Error('streams only')
  }

  override async *_streamResponseChunks(
    messages: Parameters<BaseChatModel['_streamResponseChunks']>[0],
  ): AsyncGenerator<ChatGenerationChunk> {
    this.asked.push(...messages.map((message) => ({ role: message.getType(), text: message.text })))
    for (const chunk of this.#script.chunks) {
      const message = new AIMessageChunk(chunk)
      yield new ChatGenerationChunk({ message, text: message.text })
    }
    if (this.#script.hangs) await new Promise(() => undefined)
    if (this.#script.fault !== undefined) throw this.#script.fault
  }
}
