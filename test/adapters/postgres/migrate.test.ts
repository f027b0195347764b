import { describe, expect, it } from 'vitest'
import { openPGliteDatabase } from '../../../src/adapters/postgres/pglite-database.ts'
import { splitStatements } from '../../../src/adapters/postgres/split-statements.ts'
import { migrations } from '../../../src/generated/migrations.ts'
import { describeMigrations } from './contract-migrate.ts'

describeMigrations('PGlite', () => openPGliteDatabase(null))

describe('splitting a script', () => {
  it('keeps semicolons inside texts, names and bodies, and drops comments', () => {
    const script = `
      -- first; second
      select 'a;b''c;', "odd;name"; /* not; this */
      do $$ begin perform 1; end $$;
      do $body$ begin perform '$$;'; end $body$;
      select 1 - 2 / 3, $1
    `
    expect(splitStatements(script).map((statement) => statement.replaceAll(/\s+/g, ' '))).toEqual([
      `select 'a;b''c;', "odd;name"`,
      'do $$ begin perform 1; end $$',
      `do $body$ begin perform '$$;'; end $body$`,
      'select 1 - 2 / 3, $1',
    ])
  })

  it('finds nothing in a script of comments', () => {
    expect(splitStatements('-- a\n/* b */ ;;')).toEqual([])
  })

  it('takes no more time than the length of the script allows', () => {
    expect(splitStatements(`select '${'$'.repeat(50_000)}'`)).toHaveLength(1)
  })

  it('finds every table of the first migration', () => {
    const [first] = migrations
    const tables = splitStatements(first.script).filter((statement) => statement.startsWith('create table'))
    expect(tables).toHaveLength(14)
  })
})
