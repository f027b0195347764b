import { Parser } from 'htmlparser2'
import { AppError } from '../../domain/errors.ts'
import { LIMITS } from './limits.ts'

export type Attributes = Readonly<Record<string, string>>

export type MarkupHandler = {
  open(name: string, attributes: Attributes): void
  close(name: string): void
  text(text: string): void
}

const CHUNK = 65_536

/**
 * Tells the elements and texts of XML or HTML in their order. Declarations are passed over: no entity is defined
 * and nothing is fetched. Throws AppError `payload_too_large` for elements nested too deep.
 */
export function walkMarkup(source: string, handler: MarkupHandler, kind: 'xml' | 'html'): void {
  let depth = 0
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (++depth > LIMITS.markupDepth)
          throw new AppError('payload_too_large', '文件内部嵌套过深，不予导入')
        handler.open(name, attributes)
      },
      onclosetag(name) {
        depth--
        handler.close(name)
      },
      ontext: handler.text,
    },
    { xmlMode: kind === 'xml' },
  )
  // In one piece the parser keeps all of it in its buffers for as long as it runs.
  for (let at = 0; at < source.length; at += CHUNK) parser.write(source.slice(at, at + CHUNK))
  parser.end()
}
