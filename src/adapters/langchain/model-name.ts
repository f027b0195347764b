/** Models and embeddings of LangChain tell their name in one of these, and some in none. */
const PROPERTIES = ['model', 'modelName', 'modelId'] as const

export function readModelName(thing: object): string | undefined {
  const values = new Map<string, unknown>(Object.entries(thing))
  return PROPERTIES.map((property) => values.get(property)).find(
    (value): value is string => typeof value === 'string' && value !== '',
  )
}
