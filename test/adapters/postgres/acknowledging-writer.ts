/** Writes rows without end into the database in the given directory and prints the number of each once it is kept. */
import { openPGliteDatabase } from '../../../src/adapters/postgres/pglite-database.ts'

const database = await openPGliteDatabase(process.argv[2] ?? '')
await database.query('create table if not exists kept (number integer primary key, filler text)')
const [row] = await database.query<{ last: number }>('select coalesce(max(number), 0) as last from kept')
for (let number = (row?.last ?? 0) + 1; ; number += 1) {
  await database.transaction(async (query) => {
    await query(`insert into kept values ($1, repeat('拟稿', 500))`, [number])
  })
  process.stdout.write(`${number}\n`)
}
