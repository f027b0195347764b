import type { ExportSettings } from '../events/export-events.ts'

/** The request that the settings stand for. */
export function exportRequest(settings: ExportSettings): object {
  const {
    format,
    profile,
    fonts,
    digits,
    bold,
    pageNumbers,
    since,
    sources,
    final,
    mark,
    number,
    recipient,
  } = settings
  const isWord = format === 'docx' || format === 'pdf'
  const head = {
    mark: mark.trim(),
    number: number.trim(),
    ...(recipient.trim() === '' ? {} : { recipient: recipient.trim() }),
  }
  return {
    format,
    sources,
    final,
    ...(isWord
      ? { layout: { profile, fonts, digits, bold, pageNumbers, ...(profile === 'formal' ? { head } : {}) } }
      : {}),
    ...(format === 'docx' && since !== '' ? { since } : {}),
  }
}
