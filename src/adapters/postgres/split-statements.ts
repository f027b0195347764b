/** Comment, quoted text, quoted name, dollar quote, the end of a statement, or a run of anything else. */
const PIECE =
  /--[^\n]*|\/\*[\s\S]*?\*\/|'(?:[^']|'')*'|"(?:[^"]|"")*"|\$(\w*)\$[\s\S]*?\$\1\$|;|[^-/'"$;]+|[\s\S]/g

/** Cuts a script of SQL into its statements, without the comments between and inside them. */
export function splitStatements(script: string): string[] {
  const statements: string[] = []
  let current = ''
  for (const [piece] of script.matchAll(PIECE)) {
    if (piece === ';') {
      statements.push(current.trim())
      current = ''
    } else if (!piece.startsWith('--') && !piece.startsWith('/*')) current += piece
  }
  statements.push(current.trim())
  return statements.filter((statement) => statement !== '')
}
