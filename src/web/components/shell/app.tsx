import { useEffect } from 'preact/hooks'
import type { ColorTheme } from '../../events/session-events.ts'
import { DraftList } from '../drafts/draft-list.tsx'
import { useSelected } from '../page-context.ts'
import { NewDraft } from '../start/new-draft.tsx'
import { Banners } from './banners.tsx'
import { TopBar } from './top-bar.tsx'
import { Workbench } from './workbench.tsx'

export function App() {
  const route = useSelected((state) => state.route)
  const theme = useSelected((state) => state.session.theme)
  useTheme(theme)
  return (
    <>
      <TopBar />
      <Banners />
      {route.name === 'drafts' && <DraftList />}
      {route.name === 'new' && <NewDraft />}
      {route.name === 'draft' && <Workbench />}
    </>
  )
}

/** Where the dark colours apply; before a theme is chosen the page's own link says the same of `system`. */
const DARK_WHERE = { system: '(prefers-color-scheme: dark)', light: 'not all', dark: 'all' } as const

function useTheme(theme: ColorTheme): void {
  useEffect(() => {
    const link = document.getElementById('dark-colours')
    if (link instanceof HTMLLinkElement) link.media = DARK_WHERE[theme]
  }, [theme])
}
