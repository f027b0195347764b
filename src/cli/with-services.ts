import type { Services } from '../http/environment.ts'
import type { ExitStatus, Invocation } from './command.ts'

/** Runs the work with the services of the settings, and closes them however it ends. */
export async function withServices(
  { config, say }: Invocation,
  work: (services: Services) => Promise<ExitStatus>,
): Promise<ExitStatus> {
  // The database and all that services need is read only by commands that use them.
  const { openServices } = await import('../node.ts')
  const { services, close } = await openServices(config(), say)
  try {
    return await work(services)
  } finally {
    await close()
  }
}
