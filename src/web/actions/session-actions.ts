import type { Route } from '../events/route-events.ts'
import { type ColorTheme, THEMES } from '../events/session-events.ts'
import { parseRoute, routeHash } from '../state/route-state.ts'
import type { ActionContext } from './context.ts'
import type { DraftActions } from './draft-actions.ts'
import type { StartActions } from './start-actions.ts'

const THEME_KEY = 'nigao.theme'

export type SessionActions = {
  /** Reads what the page begins with, and shows what its address names. */
  begin(): void
  go(route: Route): void
  /** The address was changed by the browser: back, forward, or typed. */
  followAddress(): void
  chooseTheme(theme: ColorTheme): void
  closeBanner(key: string): void
}

export function createSessionActions(
  { store, tell, transport, surroundings, attempt }: ActionContext,
  drafts: DraftActions & { leaveStream(): void },
  start: Pick<StartActions, 'resume'>,
): SessionActions {
  function show(route: Route): void {
    tell({ type: 'route-changed', route })
    if (route.name === 'draft') {
      if (store.state().document.draft?.id !== route.id) drafts.open(route.id)
      return
    }
    // A draft that is being written is written only while somebody reads.
    drafts.leaveStream()
    tell({ type: 'draft-closed' })
    if (route.name === 'drafts') {
      attempt('drafts', async () => tell({ type: 'drafts-read', drafts: await transport.drafts.list() }))
    }
  }

  async function begin(): Promise<void> {
    const theme = THEMES.find((name) => name === surroundings.keep.get(THEME_KEY))
    if (theme) tell({ type: 'theme-chosen', theme })
    start.resume()
    const route = parseRoute(surroundings.readHash())
    show(route)
    const [health, sheets] = await Promise.all([transport.health.read(), transport.sheets.list()])
    tell({ type: 'health-read', health })
    tell({ type: 'sheets-read', sheets })
    if (route.name !== 'drafts') {
      tell({ type: 'drafts-read', drafts: await transport.drafts.list() })
    }
  }

  return {
    begin: () => attempt('page', begin),
    go: (route) => {
      surroundings.showHash(routeHash(route), 'push')
      show(route)
    },
    followAddress: () => show(parseRoute(surroundings.readHash())),
    chooseTheme: (theme) => {
      surroundings.keep.set(THEME_KEY, theme)
      tell({ type: 'theme-chosen', theme })
    },
    closeBanner: (key) => tell({ type: 'banner-closed', key }),
  }
}
