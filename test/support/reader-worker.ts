import { readFile } from '../../src/adapters/formats/read-file.ts'

/** A Worker that reads what it is sent, for the tests of the readers in workerd. */
export default {
  async fetch(request: Request): Promise<Response> {
    const file = decodeURIComponent(new URL(request.url).pathname.slice(1))
    const readings = await readFile(file, new Uint8Array(await request.arrayBuffer()))
    return Response.json(readings.map((reading) => ('text' in reading ? reading.text : reading.refusal.code)))
  },
}
