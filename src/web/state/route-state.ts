import type { PageEvent } from '../events/page-event.ts'
import type { Route } from '../events/route-events.ts'

/** The place that an address of the page (`#/drafts`, `#/new`, `#/draft/ID`) names; the list where it names none. */
export function parseRoute(hash: string): Route {
  const [name = '', id = ''] = hash.replace(/^#\/?/, '').split('/')
  if (name === 'new') return { name }
  if (name !== 'draft' || id === '') return { name: 'drafts' }
  try {
    return { name, id: decodeURIComponent(id) }
  } catch {
    // A cut off escape in a pasted address names no draft.
    return { name: 'drafts' }
  }
}

export const routeHash = (route: Route): string =>
  route.name === 'draft' ? `#/draft/${encodeURIComponent(route.id)}` : `#/${route.name}`

export const reduceRoute = (route: Route, event: PageEvent): Route =>
  event.type === 'route-changed' ? event.route : route
