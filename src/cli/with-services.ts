import type { Services } from '../http/environment.ts'
import { openServices } from '../node.ts'
import type { ExitStatus, Invocation } from './command.ts'

/** Runs the work with the services of the settings, and closes them however it ends. */
export async function withServices(
  { config, say }: Invocation,
  work: (services: Services) => Promise<ExitStatus>,
): Promise<ExitStatus> {
  const { services, close } = await openServices(config(), say)
  try {
    return await work(services)
  } finally {
    await close()
  }
}
