import { WORD_NAMESPACES, XML_DECLARATION } from './xml.ts'

const COMMENTS_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml'
const COMMENTS_RELATION = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments'
const NO_RELATIONS = `${XML_DECLARATION}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>`
const CONTENT_TYPES = '[Content_Types].xml'

/** The part of a Word file that holds its comments, whatever the file calls it. */
export type CommentsPart = {
  /** The first id that no comment of the file bears. */
  readonly nextId: number
  /** The parts that change where these comments come in addition. */
  partsWith(comments: string): Record<string, string>
}

/** `read` gives a part as text, empty where the file has none. */
export function commentsPart(mainPath: string, read: (path: string) => string): CommentsPart {
  const folder = mainPath.slice(0, mainPath.lastIndexOf('/') + 1)
  const relationsPath = `${folder}_rels/${mainPath.slice(folder.length)}.rels`
  const relations = read(relationsPath)
  const relation = relations.match(/<Relationship\s[^>]*>/g)?.find((one) => /\/comments["']/.test(one))
  const target = relation && /Target=["']([^"']+)["']/.exec(relation)?.[1]
  const path = target?.startsWith('/') ? target.slice(1) : `${folder}${target ?? 'comments.xml'}`
  const existing = read(path)
  return {
    nextId: highestId(existing, highestId(read(mainPath))) + 1,
    partsWith: (comments) => ({
      [path]: withComments(existing, comments),
      ...(relation ? {} : { [relationsPath]: withRelation(relations) }),
      [CONTENT_TYPES]: withContentType(read(CONTENT_TYPES), path),
    }),
  }
}

/** The highest id of a comment or of a place that one refers to. */
function highestId(xml: string, least = 0): number {
  let highest = least
  for (const [, id] of xml.matchAll(/<w:comment(?:RangeStart|Reference)?\s[^>]*?w:id="(\d{1,9})"/g))
    highest = Math.max(highest, Number(id))
  return highest
}

function withComments(existing: string, comments: string): string {
  if (!existing.includes('<w:comments'))
    return `${XML_DECLARATION}<w:comments ${WORD_NAMESPACES}>${comments}</w:comments>`
  const utf8 = existing.replace(/^(<\?xml[^>]*encoding=["'])[^"']*/, '$1UTF-8')
  const at = utf8.lastIndexOf('</w:comments>')
  return at < 0
    ? utf8.replace(
        /<w:comments([^>]*)\/>\s*$/,
        (_, attributes) => `<w:comments${attributes}>${comments}</w:comments>`,
      )
    : `${utf8.slice(0, at)}${comments}</w:comments>`
}

/** A body that refers to nothing has no such part, or an empty list. */
const withRelation = (xml: string): string =>
  (xml.includes('</Relationships>') ? xml : NO_RELATIONS).replace(
    '</Relationships>',
    `<Relationship Id="rIdProofread" Type="${COMMENTS_RELATION}" Target="comments.xml"/></Relationships>`,
  )

const withContentType = (xml: string, path: string): string =>
  xml.includes(`"/${path}"`)
    ? xml
    : xml.replace('</Types>', `<Override PartName="/${path}" ContentType="${COMMENTS_TYPE}"/></Types>`)
