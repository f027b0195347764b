import type { WordComment } from '../../../domain/returned-file.ts'
import { walkMarkup } from '../walk-markup.ts'
import type { WordParts } from './word-parts.ts'

type Quoted = { quote: string; paragraph: string }

/** What people wrote beside the text of a Word file, in the order of the text. */
export function readComments(parts: WordParts): WordComment[] {
  const xml = parts.beside('comments.xml')
  if (xml === '') return []
  const places = readPlaces(parts.main)
  const order = [...places.keys()]
  return readTexts(xml)
    .map(({ id, author, text }) => ({
      at: order.indexOf(id),
      comment: { author, text, quote: '', paragraph: '', ...places.get(id) },
    }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ comment }) => comment)
}

function readTexts(xml: string): { id: string; author: string; text: string }[] {
  const comments: { id: string; author: string; text: string }[] = []
  let isText = false
  walkMarkup(
    xml,
    {
      open(name, attributes) {
        if (name === 'w:comment')
          comments.push({ id: attributes['w:id'] ?? '', author: attributes['w:author'] ?? '', text: '' })
        else if (name === 'w:t') isText = true
      },
      close(name) {
        if (name === 'w:t') isText = false
        const last = comments.at(-1)
        if (name === 'w:p' && last && last.text !== '' && !last.text.endsWith('\n')) last.text += '\n'
      },
      text(text) {
        const last = comments.at(-1)
        if (isText && last) last.text += text
      },
    },
    'xml',
  )
  return comments.map((comment) => ({ ...comment, text: comment.text.trim() }))
}

/** The words that each comment speaks of, by its id. */
function readPlaces(xml: string): Map<string, Quoted> {
  const places = new Map<string, Quoted>()
  const open = new Set<Quoted>()
  let begun: Quoted[] = []
  let paragraph = ''
  let isText = false
  walkMarkup(
    xml,
    {
      open(name, attributes) {
        const id = attributes['w:id'] ?? ''
        if (name === 'w:t') isText = true
        else if (name === 'w:commentRangeStart' || (name === 'w:commentReference' && !places.has(id))) {
          const place = { quote: '', paragraph: '' }
          places.set(id, place)
          begun.push(place)
          if (name === 'w:commentRangeStart') open.add(place)
        } else if (name === 'w:commentRangeEnd') {
          const place = places.get(id)
          if (place) open.delete(place)
        }
      },
      close(name) {
        if (name === 'w:t') isText = false
        if (name !== 'w:p') return
        for (const place of begun) place.paragraph = paragraph
        begun = []
        paragraph = ''
      },
      text(text) {
        if (!isText) return
        paragraph += text
        for (const place of open) place.quote += text
      },
    },
    'xml',
  )
  return places
}
