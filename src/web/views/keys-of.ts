/** The keys of a record that is known whole; `Object.keys` forgets what they are. */
export const keysOf = <Key extends string>(record: Readonly<Record<Key, unknown>>): Key[] =>
  Object.keys(record) as Key[]
