import { createContext } from 'preact'
import { useContext, useEffect, useState } from 'preact/hooks'
import type { Page } from '../actions/page.ts'
import type { PageState } from '../state/page-state.ts'

const PageContext = createContext<Page | null>(null)
export const PageProvider = PageContext.Provider

export function usePage(): Page {
  const page = useContext(PageContext)
  if (page === null) throw new Error('a component of the page stands outside of it')
  return page
}

/** A part of the state; the component is drawn anew only when that part becomes another. */
export function useSelected<T>(select: (state: PageState) => T): T {
  const { store } = usePage()
  const [selected, setSelected] = useState(() => select(store.state()))
  useEffect(() => {
    // What happened between drawing and listening is not lost.
    setSelected(() => select(store.state()))
    return store.listen((state) => setSelected(() => select(state)))
  }, [store])
  return selected
}
