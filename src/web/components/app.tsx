import { useEffect, useMemo, useRef } from 'preact/hooks'
import { checkWhole, usedFacts } from '../check-view.ts'
import { sentenceToSearch, shownSentence } from '../similar-view.ts'
import { STRINGS } from '../strings.ts'
import type { Transport } from '../transport.ts'
import { usePage } from '../use-page.ts'
import { Banners } from './banners.tsx'
import { Desk } from './desk.tsx'
import { SheetPanel } from './sheet-panel.tsx'
import { SourcePanel } from './source-panel.tsx'
import { SummaryPanel } from './summary-panel.tsx'
import { TopBar } from './top-bar.tsx'

export function App({ transport }: { transport: Transport }) {
  const { state, actions } = usePage(transport)
  const { draft, sheet, pinned, fact } = state
  const facts = sheet?.sheet.facts ?? []
  const check = useMemo(() => (draft && sheet ? checkWhole(draft, sheet.sheet.facts) : null), [draft, sheet])
  const used = useMemo(
    () => (check === null ? new Set<string>() : usedFacts(check, facts, draft?.isComplete ?? false)),
    [check, facts, draft],
  )
  const sentence = shownSentence(state)
  const panel = useRef<HTMLElement>(null)
  useEffect(() => {
    panel.current?.scrollTo(0, 0)
  }, [sentence?.id])
  return (
    <>
      <TopBar state={state} actions={actions} exportUrl={transport.exportUrl} />
      <Banners state={state} onClose={actions.closeBanner} />
      <main class="columns">
        <SheetPanel
          sheet={sheet}
          sheets={state.sheets}
          used={used}
          chosen={fact}
          isLoading={state.health === null}
          isEditing={state.editing !== null}
          actions={actions}
        />
        <Desk state={state} actions={actions} />
        <aside class="panel source-panel" aria-label={STRINGS.source.title} ref={panel}>
          {sentence ? (
            <SourcePanel
              sentence={sentence}
              facts={facts}
              passages={state.passages}
              similar={state.similar.get(sentence.id)}
              isSearching={sentenceToSearch(state) !== undefined}
              isPinned={pinned === sentence.id}
              actions={actions}
            />
          ) : (
            <SummaryPanel
              draft={draft}
              check={draft?.isComplete ? check : null}
              facts={facts}
              onChoose={actions.chooseFact}
              onShow={actions.pinSentence}
            />
          )}
        </aside>
      </main>
    </>
  )
}
